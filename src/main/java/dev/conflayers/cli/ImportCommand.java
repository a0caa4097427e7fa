package dev.conflayers.cli;

import dev.conflayers.app.Folders;
import dev.conflayers.app.ImportRun;
import dev.conflayers.app.MeasureSuite;
import dev.conflayers.app.ReportedRun;
import dev.conflayers.app.exchange.ExportedRun;
import dev.conflayers.app.exchange.ImportRequest;
import dev.conflayers.app.exchange.Importer;
import dev.conflayers.record.RunRecord;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads what other programs measured. */
@Command(
    name = "import",
    description = {
      "Read what other programs measured as a run that report, compare, audit and show take: answer"
          + " files of Spec-Bench, ConfLayers and SWIFT, logs with progress bars, lists of times,"
          + " responses of llama.cpp's server, results of vLLM's benchmark and of JMH; or a folder"
          + " that 'export' wrote. The report says what the files leave open, and nothing of them"
          + " is CONFIRMED. Damaged, mixed and appended files are refused."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      arity = "1..*",
      paramLabel = "[NAME=]FILE[#PART]",
      description =
          "The baseline's file first, then a file for each strategy; PART names a run of a list of"
              + " times, a progress bar by its number, or a benchmark.")
  private List<String> sources = List.of();

  @Mixin private ImportOptions options = new ImportOptions();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where the run directory goes; default: results/.")
  private @Nullable Path results;

  @Mixin private ReportsOption reports = new ReportsOption();

  @Mixin private Output output = new Output();

  ImportCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    RunRecord run = read();
    Path into = results == null ? wiring.here().resolve("results") : results;
    ReportedRun kept = new ImportRun(new Folders(into, reports.in(wiring))).keep(run);
    new OutcomeView(wiring.terminal()).show(kept, ExitCode.OK, output.json());
    return ExitCode.OK.status();
  }

  private RunRecord read() throws IOException {
    Path only = wiring.find(Path.of(sources.get(0)));
    if (sources.size() == 1 && Files.isDirectory(only)) {
      if (!ExportedRun.isOne(only)) {
        throw new IllegalArgumentException(
            only + " is a folder without run.json, so no run that 'export' wrote; name files");
      }
      return ExportedRun.read(only);
    }
    Instant now = wiring.instruments().wallClock().instant().truncatedTo(ChronoUnit.SECONDS);
    List<ImportRequest.Input> inputs = new ArrayList<>();
    for (String source : sources) {
      inputs.add(input(source));
    }
    return Importer.read(
        options.request(inputs, arguments(inputs)), MeasureSuite.stamp(now), now.toString());
  }

  /** A file may have = or # in its name: what is there as it stands is a file. */
  private ImportRequest.Input input(String source) {
    Path whole = wiring.find(Path.of(source));
    if (Files.exists(whole)) {
      return new ImportRequest.Input("", whole, "");
    }
    int equals = source.indexOf('=');
    String name = equals > 0 ? source.substring(0, equals) : "";
    String rest = source.substring(equals > 0 ? equals + 1 : 0);
    Path file = wiring.find(Path.of(rest));
    int hash = rest.indexOf('#');
    if (Files.exists(file) || hash < 0) {
      return new ImportRequest.Input(name, file, "");
    }
    return new ImportRequest.Input(
        name, wiring.find(Path.of(rest.substring(0, hash))), rest.substring(hash + 1));
  }

  /** Leaves out the folders of files: paths of this machine do not belong in a report. */
  private List<String> arguments(List<ImportRequest.Input> inputs) {
    List<String> arguments = new ArrayList<>();
    for (ImportRequest.Input input : inputs) {
      arguments.add(
          (input.name().isEmpty() ? "" : input.name() + "=")
              + input.file().getFileName()
              + (input.part().isEmpty() ? "" : "#" + input.part()));
    }
    arguments.addAll(options.arguments());
    return arguments;
  }
}
