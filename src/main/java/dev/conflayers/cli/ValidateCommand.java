package dev.conflayers.cli;

import dev.conflayers.app.Materials;
import dev.conflayers.app.Schemas;
import dev.conflayers.base.NearestName;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks suite files without loading a model. */
@Command(
    name = "validate",
    description = "Check suites and the data sets they name; no model is loaded.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "SUITE",
      arity = "0..*",
      description = "Suites, each by its name or file.")
  private List<Path> suites = new ArrayList<>();

  @Option(
      names = "--schema",
      arity = "0..1",
      paramLabel = "FILE",
      fallbackValue = Schemas.SUITE,
      description =
          "Print a JSON Schema: of suite files, or of a file that is written: manifest, plan,"
              + " measurements, agreement, forks, fork-ends, comparisons or verdict.")
  private @Nullable String schema;

  @Mixin private Output output = new Output();

  ValidateCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What a valid suite amounts to. */
  record Valid(String suite, String file, String fingerprint, int trials, int warmupTrials) {}

  @Override
  public Integer call() throws IOException {
    if (schema != null) {
      if (!Schemas.names().contains(schema)) {
        wiring
            .terminal()
            .note(
                "conflayers: --schema must be one of "
                    + String.join(", ", Schemas.names())
                    + ", got '"
                    + schema
                    + "'"
                    + NearestName.hint(schema, Schemas.names())
                    + ".");
        return ExitCode.USAGE.status();
      }
      wiring.terminal().print(JsonReport.document(Schemas.of(schema)));
      return ExitCode.OK.status();
    }
    if (suites.isEmpty()) {
      wiring.terminal().note("conflayers: name a suite, such as quick.");
      return ExitCode.USAGE.status();
    }
    List<Valid> valid = new ArrayList<>();
    for (Path suite : suites) {
      RunPlan plan =
          new Materials(wiring.workplace())
              .plan(new SuiteReader().read(wiring.suite(suite)).suite());
      valid.add(
          new Valid(
              plan.suite().name(),
              suite.toString(),
              plan.fingerprint(),
              plan.measuredTrials(),
              plan.trials().size() - plan.measuredTrials()));
    }
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(valid));
    } else {
      valid.forEach(
          suite ->
              wiring
                  .terminal()
                  .println(
                      suite.file()
                          + ": valid, "
                          + suite.trials()
                          + " trials and "
                          + suite.warmupTrials()
                          + " to warm up, plan "
                          + suite.fingerprint().substring(0, 8)));
    }
    return ExitCode.OK.status();
  }
}
