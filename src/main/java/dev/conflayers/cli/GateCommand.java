package dev.conflayers.cli;

import dev.conflayers.app.Folders;
import dev.conflayers.app.gate.GateChange;
import dev.conflayers.app.gate.GateReference;
import dev.conflayers.app.gate.GateReports;
import dev.conflayers.app.gate.GateRequest;
import dev.conflayers.judge.gate.GateOptions;
import dev.conflayers.judge.gate.GatePolicy;
import dev.conflayers.report.JsonReport;
import dev.conflayers.report.gate.Sample;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides whether a change may land. */
@Command(
    name = "gate",
    description = {
      "Judge a run, or measure a suite and judge that, by the rules of a gate.yaml: against a"
          + " stored baseline, another strategy of the run, or another build. What counts is"
          + " verdict.json, which says ERROR until all is decided."
    },
    mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN|SUITE",
      description = "A run to judge, or a suite to measure and judge; each by its name or path.")
  private @Nullable Path target;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "The rules; default: suites/gate/gate.yaml.")
  private @Nullable Path rules;

  @Mixin private BaselinesOption baselines = new BaselinesOption();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      defaultValue = "main",
      description = "The baseline to compare with; default: ${DEFAULT-VALUE}.")
  private String baseline = "main";

  @Option(
      names = "--base",
      paramLabel = "STRATEGY",
      description = "Compare --head with this strategy of the same run, block by block.")
  private String base = "";

  @Option(names = "--head", paramLabel = "STRATEGY", description = "The strategy that is judged.")
  private String head = "";

  @Option(
      names = "--base-build",
      paramLabel = "DIR|JAR",
      description =
          "Compare with this build of conflayers: a checkout that is built, or its jar. A JVM of"
              + " each measures the suite; the two are interleaved prompt by prompt.")
  private @Nullable Path baseBuild;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the verdict goes; default: reports/gate.")
  private @Nullable Path out;

  @Option(
      names = "--inconclusive",
      paramLabel = "fail|warn|pass",
      defaultValue = "warn",
      description = "What INCONCLUSIVE means; default: ${DEFAULT-VALUE}.")
  private GateOptions.Inconclusive inconclusive = GateOptions.Inconclusive.WARN;

  @Option(
      names = "--no-baseline",
      paramLabel = "fail|warn|init",
      defaultValue = "fail",
      description =
          "What a missing baseline means; init saves this run as the baseline; default:"
              + " ${DEFAULT-VALUE}.")
  private GateOptions.NoBaselineYet noBaseline = GateOptions.NoBaselineYet.FAIL;

  @Option(
      names = "--baseline-lenient",
      description =
          "Let rules pass that have no baseline, and leave a candidate for one in the --out"
              + " directory.")
  private boolean lenient;

  @Option(names = "--exit-zero", description = "Report only: end with 0 whatever is found.")
  private boolean exitZero;

  @Option(
      names = "--strict-improvement",
      description = "Fail where something improved beyond its tolerance and the baseline is stale.")
  private boolean strict;

  @Option(names = "--schema", description = "Print the JSON Schema of gate.yaml.")
  private boolean schema;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where run directories go; default: results/.")
  private @Nullable Path results;

  @Mixin private GateForms forms = new GateForms();

  @Mixin private Changes changes = new Changes();

  @Mixin private ReportsOption reports = new ReportsOption();

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  GateCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (schema) {
      wiring.terminal().print(JsonReport.document(GatePolicy.schema()));
      return ExitCode.OK.status();
    }
    Sample sample = forms.sample();
    if (sample != null) {
      wiring.terminal().print(sample.text());
      return ExitCode.OK.status();
    }
    if (target == null) {
      throw refused("Name a run or a suite, such as gate.");
    }
    if (base.isEmpty() != head.isEmpty()) {
      throw refused("--base and --head go together: two strategies of the same run.");
    }
    if (baseBuild != null && !base.isEmpty()) {
      throw refused("--base-build and --base exclude each other.");
    }
    GateRequest request =
        new GateRequest(
            wiring.workplace().runOrSuite(target),
            rules == null ? wiring.home().resolve("suites/gate/gate.yaml") : wiring.find(rules),
            new GateReference(baselines.in(wiring), baseline, base, head, baseBuild),
            out == null ? wiring.here().resolve("reports").resolve("gate") : out,
            new GateOptions(inconclusive, noBaseline, exitZero, strict, lenient),
            changes.all(),
            new Folders(
                results == null ? wiring.here().resolve("results") : results, reports.in(wiring)),
            network.offline());
    GateReports written = forms.reports(wiring, request.options().failing());
    wiring.instruments().interruption().endsWith(ExitCode.GATE_INTERRUPTED);
    GateChange gate = new GateChange(wiring.workplace(), request, written, new GateProblems());
    return new GateView(wiring.terminal()).show(gate.judge(), output.json());
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
