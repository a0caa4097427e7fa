package dev.conflayers.cli;

import dev.conflayers.plan.RunPlan;
import dev.conflayers.report.JsonReport;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.SuiteSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

  @Parameters(paramLabel = "SUITE", arity = "0..*", description = "Suite files.")
  private List<Path> suites = new ArrayList<>();

  @Option(names = "--schema", description = "Print the JSON Schema of suite files.")
  private boolean schema;

  @Mixin private Output output = new Output();

  ValidateCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What a valid suite amounts to. */
  record Valid(String suite, String file, String fingerprint, int trials, int warmupTrials) {}

  @Override
  public Integer call() throws IOException {
    if (schema) {
      wiring.terminal().print(JsonReport.document(SuiteSchema.schema()));
      return ExitCode.OK.status();
    }
    if (suites.isEmpty()) {
      wiring.terminal().note("conflayers: name a suite file, such as suites/quick.yaml.");
      return ExitCode.USAGE.status();
    }
    List<Valid> valid = new ArrayList<>();
    for (Path suite : suites) {
      RunPlan plan = new Materials(wiring).plan(new SuiteReader().read(wiring.find(suite)).suite());
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
