package dev.conflayers.cli;

import dev.conflayers.app.Catalogue;
import dev.conflayers.base.fetch.Downloader;
import dev.conflayers.dataset.DatasetManifest;
import dev.conflayers.dataset.DatasetPull;
import dev.conflayers.dataset.OfficialDatasets;
import dev.conflayers.dataset.OfficialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, describes, fetches and makes data sets. */
@Command(
    name = "datasets",
    description = "List, describe, pull or make data sets.",
    mixinStandardHelpOptions = true)
final class DatasetsCommand implements Runnable {
  private final Wiring wiring;
  private final Catalogue catalogue;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Output output = new Output();

  DatasetsCommand(Wiring wiring) {
    this.wiring = wiring;
    this.catalogue = new Catalogue(wiring.environment());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: list, info, pull or make.");
  }

  @Command(name = "list", description = "List every data set.", mixinStandardHelpOptions = true)
  int list() throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Path folder : ours()) {
      DatasetManifest manifest = DatasetManifest.of(folder);
      entries.put(
          manifest.name(),
          "here, "
              + manifest.licence()
              + ": "
              + manifest.files().stream()
                  .map(file -> file.split() + " " + file.rows())
                  .collect(Collectors.joining(", ")));
    }
    for (String name : official()) {
      boolean pulled = Files.isDirectory(pull(false).folder(name));
      entries.put(name, (pulled ? "pulled" : "to pull") + ", " + terms(name));
    }
    return output.list(wiring.terminal(), entries);
  }

  @Command(name = "info", description = "Describe one data set.", mixinStandardHelpOptions = true)
  int info(@Parameters(paramLabel = "NAME", description = "A name of the list.") String name)
      throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    Path folder = wiring.home().resolve("datasets").resolve(name);
    if (Files.isDirectory(folder)) {
      DatasetManifest manifest = DatasetManifest.of(folder);
      facts.put("name", manifest.name());
      facts.put("description", manifest.description().strip());
      facts.put("licence", manifest.licence());
      facts.put("source", manifest.source());
      facts.put("version", manifest.version());
      manifest
          .files()
          .forEach(file -> facts.put(file.split(), file.rows() + " rows, sha256 " + file.sha256()));
      return output.list(wiring.terminal(), facts);
    }
    List<OfficialFile> files = OfficialDatasets.of(name);
    facts.put("name", name);
    facts.put("licence", files.get(0).licence());
    facts.put("cached", pull(false).folder(name).toString());
    for (OfficialFile file : files) {
      facts.put(
          file.split(),
          file.rows()
              + " rows, "
              + file.url()
              + ", "
              + file.checksum().map(sha256 -> "sha256 " + sha256).orElse("no checksum known yet"));
    }
    return output.list(wiring.terminal(), facts);
  }

  @Command(
      name = "pull",
      description = "Fetch an official data set into the cache.",
      mixinStandardHelpOptions = true)
  int pull(
      @Parameters(paramLabel = "NAME", description = "A name of the list.") String name,
      @Mixin Network network) {
    return output.list(
        wiring.terminal(), Map.of(name, pull(network.offline()).pull(name).toString()));
  }

  @Command(
      name = "make",
      description = "Make the corpus of the embedded model: held-out rows and a file to train on.",
      mixinStandardHelpOptions = true)
  int make(
      @Option(
              names = "--rows",
              paramLabel = "N",
              defaultValue = "200000",
              description = "Rows to train on; default: ${DEFAULT-VALUE}.")
          int rows,
      @Option(
              names = "--seed",
              paramLabel = "S",
              defaultValue = "1",
              description = "Seed of the rows to train on; default: ${DEFAULT-VALUE}.")
          long seed,
      @Option(
              names = "--share",
              paramLabel = "FAMILY=N",
              description =
                  "How many rows of a family in a mixture of others' N; default: its own.")
          @Nullable Map<String, Integer> shares,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              description = "Where to write; default: the folder of data sets.")
          @Nullable Path out)
      throws IOException {
    if (rows < 1) {
      throw new ParameterException(spec.commandLine(), "--rows must be at least 1, got " + rows);
    }
    return output.list(
        wiring.terminal(),
        new CorpusView(wiring.terminal())
            .make(
                out == null ? wiring.home().resolve("datasets") : out,
                rows,
                seed,
                shares == null ? Map.of() : shares));
  }

  private DatasetPull pull(boolean offline) {
    DownloadView view = new DownloadView(wiring.terminal());
    return new DatasetPull(
        new Downloader(catalogue.options(offline), view), view, catalogue.cache());
  }

  private List<Path> ours() throws IOException {
    Path folder = wiring.home().resolve("datasets");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(path -> Files.exists(path.resolve("dataset.yaml"))).sorted().toList();
    }
  }

  private static List<String> official() {
    return OfficialDatasets.all().stream().map(OfficialFile::dataset).distinct().toList();
  }

  private static String terms(String name) {
    return OfficialDatasets.of(name).stream()
        .map(OfficialFile::licence)
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
