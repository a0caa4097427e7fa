package dev.conflayers.base.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.ResultProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A model repository of Hugging Face by its id, {@code ORG/NAME}. It may be in the cache of Hugging
 * Face's own tools already; otherwise it is downloaded, in one file of weights or in shards.
 *
 * @param id such as {@code HuggingFaceTB/SmolLM2-135M-Instruct}
 * @param directory where it goes when it is downloaded
 */
record HubRepository(URI hub, String id, Path directory) {
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*(?<![.]gguf)");
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";
  private static final List<String> OPTIONAL =
      List.of("generation_config.json", "tokenizer_config.json", "chat_template.jinja");

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns where it is complete: in the cache of Hugging Face's tools, or downloaded. */
  Optional<Path> locate(Map<String, String> environment) {
    Optional<Path> theirs = snapshot(environment);
    return theirs.isPresent() ? theirs : Optional.of(directory).filter(HubRepository::complete);
  }

  /** Returns the revision that Hugging Face's tools downloaded last. */
  private Optional<Path> snapshot(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", ""), ".cache", "huggingface");
    Path cache =
        Path.of(
            environment.getOrDefault(
                "HF_HUB_CACHE", environment.getOrDefault("HF_HOME", home.toString()) + "/hub"));
    Path model = cache.resolve("models--" + id.replace("/", "--"));
    Path main = model.resolve("refs").resolve("main");
    try {
      return Files.exists(main)
          ? Optional.of(model.resolve("snapshots").resolve(Files.readString(main).strip()))
              .filter(HubRepository::complete)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean complete(Path directory) {
    if (!Files.exists(directory.resolve(CONFIG))) {
      return false;
    }
    return Files.exists(directory.resolve(WEIGHTS))
        || (Files.exists(directory.resolve(INDEX))
            && shards(directory).stream().allMatch(one -> Files.exists(directory.resolve(one))));
  }

  private static SortedSet<String> shards(Path directory) {
    Path index = directory.resolve(INDEX);
    try {
      JsonNode map =
          LocatedTree.json(
                  index.toString(),
                  Files.readString(index),
                  (source, line, message) -> new ResultProblem(source + ": " + message))
              .tree()
              .path("weight_map");
      SortedSet<String> shards = new TreeSet<>();
      map.forEach(shard -> shards.add(shard.asText()));
      return shards;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Downloads it.
   *
   * @throws FetchProblem with what to do instead, if it cannot be had
   */
  Path pull(FetchOptions options, DownloadProgress progress) {
    if (options.offline()) {
      throw new FetchProblem(
          id + " is not on this machine and fetching is switched off; " + byHand());
    }
    Downloader downloader = new Downloader(options, progress);
    if (!downloader.reaches(hub)) {
      throw new FetchProblem(
          id
              + " is neither a file or folder here nor a model that 'conflayers models list' shows,"
              + " and "
              + hub.getHost()
              + " cannot be reached to look for it; "
              + byHand());
    }
    downloader.fetch(file(CONFIG), directory);
    OPTIONAL.forEach(name -> downloader.fetchIfThere(file(name), directory));
    downloader.fetch(file("tokenizer.json"), directory);
    if (downloader.fetchIfThere(file(WEIGHTS), directory).isEmpty()) {
      downloader.fetch(file(INDEX), directory);
      shards(directory).forEach(shard -> downloader.fetch(file(shard), directory));
    }
    return directory;
  }

  private String byHand() {
    String name = id.substring(id.indexOf('/') + 1);
    return "where "
        + hub.getHost()
        + " can be reached, 'hf download "
        + id
        + " --local-dir "
        + name
        + "' fetches it; bring the folder here and give --model "
        + name;
  }

  private RemoteFile file(String name) {
    URI page = hub.resolve(id);
    return new RemoteFile(
        name,
        hub.resolve(id + "/resolve/main/" + name),
        Optional.empty(),
        OptionalLong.empty(),
        "as " + page + " says",
        page.toString());
  }
}
