package dev.conflayers.cli;

import dev.conflayers.app.Catalogue;
import dev.conflayers.base.fetch.CatalogueEntry;
import dev.conflayers.base.fetch.ModelCatalog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, describes and fetches the models of the catalogue. */
@Command(
    name = "models",
    description = "List, describe or pull the models of the catalogue.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {
  private final Wiring wiring;
  private final Catalogue catalogue;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Output output = new Output();

  ModelsCommand(Wiring wiring) {
    this.wiring = wiring;
    this.catalogue = new Catalogue(wiring.environment());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: list, info or pull.");
  }

  @Command(name = "list", description = "List every model.", mixinStandardHelpOptions = true)
  int list() {
    ModelCatalog models = catalogue.models();
    Map<String, String> entries = new LinkedHashMap<>();
    for (CatalogueEntry entry : models.list()) {
      boolean fetched = !entry.name().equals(ModelCatalog.EMBEDDED_MODEL);
      entries.put(
          entry.name(),
          entry.summary() + (fetched && models.locate(entry.name()).isPresent() ? "; pulled" : ""));
    }
    return output.list(wiring.terminal(), entries);
  }

  @Command(name = "info", description = "Describe one model.", mixinStandardHelpOptions = true)
  int info(@Parameters(paramLabel = "NAME", description = "A name of the list.") String name) {
    ModelCatalog models = catalogue.models();
    CatalogueEntry entry = models.info(name);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("name", entry.name());
    facts.put("summary", entry.summary());
    facts.put("source", entry.repository().toString());
    facts.put("licence", entry.licence());
    facts.put("files", String.join(", ", entry.files().stream().map(f -> f.name()).toList()));
    entry
        .packaged()
        .ifPresent(
            file -> {
              facts.put("otherwise", file.name() + " of Python package " + file.requirement());
              facts.put("otherwise-bytes", Long.toString(file.memberBytes()));
              facts.put("otherwise-sha256", file.memberSha256());
            });
    facts.put("checksums", entry.checksums());
    facts.put(
        "cached",
        models.locate(name).map(Path::toString).orElse("no; conflayers models pull " + name));
    return output.list(wiring.terminal(), facts);
  }

  @Command(
      name = "pull",
      description = "Fetch a model into the cache; continues where an earlier try stopped.",
      mixinStandardHelpOptions = true)
  int pull(
      @Parameters(paramLabel = "NAME", description = "A name of the list.") String name,
      @Mixin Network network) {
    Path path =
        catalogue
            .models()
            .pull(name, catalogue.options(network.offline()), new DownloadView(wiring.terminal()));
    return output.list(wiring.terminal(), Map.of(name, path.toString()));
  }
}
