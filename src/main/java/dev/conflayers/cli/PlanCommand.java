package dev.conflayers.cli;

import dev.conflayers.app.PlanSuite;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.ScheduleOf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a suite would measure. */
@Command(
    name = "plan",
    description =
        "Show what a suite would measure, and how long that takes: a few prompts are timed on the"
            + " model.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "SUITE", description = Wiring.THE_SUITE)
  private Path suite = Path.of("");

  @Option(names = "--list", description = "List every trial, in order.")
  private boolean list;

  @Option(
      names = "--ms-per-token",
      paramLabel = "MS",
      description =
          "Load no model, and estimate from this time of full depth per token; default: time a few"
              + " prompts on the model.")
  private @Nullable Double msPerToken;

  @Option(
      names = "--pilot",
      paramLabel = "RUN",
      description =
          "Say what this run of the suite, or of a small part of it, tells about the plan: how much"
              + " timings vary, what each claim takes, and how long it lasts.")
  private @Nullable Path pilot;

  @Mixin private TimeOption time = new TimeOption();

  @Mixin private PromptsOption prompts = new PromptsOption();

  @Mixin private Changes changes = new Changes();

  @Mixin private Output output = new Output();

  PlanCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** The JSON form. */
  record Document(
      String suite,
      long mostTokens,
      double estimatedSeconds,
      PilotView.@Nullable Document pilot,
      Schedule schedule) {}

  @Override
  public Integer call() throws IOException {
    Path named = wiring.workplace().suite(suite);
    List<String> changed = changes.all(prompts.each());
    PlanSuite.Planned planned =
        new PlanSuite(wiring.workplace())
            .plan(
                time.request(named, changed, prompts.each(), changes.forks()),
                pilot == null ? msPerToken : Double.valueOf(0));
    RunPlan plan = planned.plan();
    PilotView.Document fromPilot =
        pilot == null ? null : PilotView.of(plan, new RunDirectory(wiring.run(pilot)).read());
    Terminal terminal = wiring.terminal();
    if (output.json()) {
      terminal.print(
          JsonReport.document(
              new Document(
                  plan.suite().name(),
                  plan.mostTokens(),
                  planned.seconds(),
                  fromPilot,
                  ScheduleOf.of(plan))));
      return ExitCode.OK.status();
    }
    if (fromPilot != null) {
      new PilotView(terminal).show(fromPilot);
      return ExitCode.OK.status();
    }
    PlanView view = new PlanView(terminal);
    if (list) {
      view.list(plan);
    } else {
      view.show(planned);
    }
    return ExitCode.OK.status();
  }
}
