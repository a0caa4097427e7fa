package dev.conflayers.app;

import dev.conflayers.base.NearestName;
import dev.conflayers.base.fetch.CacheDirectory;
import dev.conflayers.base.fetch.CatalogueEntry;
import dev.conflayers.base.fetch.DownloadProgress;
import dev.conflayers.base.fetch.FetchOptions;
import dev.conflayers.base.fetch.ModelCatalog;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model catalogue and the cache of this user, as the environment has them. */
public final class Catalogue {
  private final Map<String, String> environment;

  /** Looks up the cache of a user with this process environment. */
  public Catalogue(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns where checkpoints and data sets are kept once they are fetched. */
  public Path cache() {
    Optional<Path> override =
        Optional.ofNullable(environment.get("CONFLAYERS_CACHE")).map(Path::of);
    return CacheDirectory.of(override, environment, System::getProperty);
  }

  /** Returns the models that go by name. */
  public ModelCatalog models() {
    return ModelCatalog.of(cache(), environment);
  }

  /** Returns how to fetch; the network is off limits if the user says so, once or for good. */
  public FetchOptions options(boolean offline) {
    return FetchOptions.standard()
        .offline(offline || "1".equals(environment.get("CONFLAYERS_OFFLINE")));
  }

  /** Returns the path of a checkpoint: names come from the catalogue, the rest are paths. */
  public String find(String nameOrPath, boolean offline, DownloadProgress progress) {
    ModelCatalog models = models();
    List<String> names = models.list().stream().map(CatalogueEntry::name).toList();
    boolean there = Files.exists(Path.of(nameOrPath));
    if (names.contains(nameOrPath) || (!there && models.serves(nameOrPath))) {
      return models.pull(nameOrPath, options(offline), progress).toString();
    }
    if (!there) {
      throw new UncheckedIOException(
          new NoSuchFileException(
              nameOrPath,
              null,
              "is neither a file nor a model that 'conflayers models list' shows"
                  + NearestName.hint(nameOrPath, names)
                  + "; give a folder with config.json, a .gguf file, or an id of Hugging Face such"
                  + " as HuggingFaceTB/SmolLM2-135M-Instruct"));
    }
    return nameOrPath;
  }
}
