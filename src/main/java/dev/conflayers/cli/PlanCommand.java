package dev.conflayers.cli;

import dev.conflayers.app.Materials;
import dev.conflayers.base.Numbers;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.ScheduleOf;
import dev.conflayers.suite.plan.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a suite would measure. */
@Command(
    name = "plan",
    description = "Show exactly what a suite would measure, in order; no model is loaded.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "SUITE", description = Wiring.THE_SUITE)
  private Path suite = Path.of("");

  @Option(
      names = "--ms-per-token",
      paramLabel = "MS",
      defaultValue = "25",
      description =
          "Full-depth time per token to base the estimate of the run's length on; default:"
              + " ${DEFAULT-VALUE}, about SmolLM2-135M on two cores.")
  private double msPerToken;

  @Option(
      names = "--pilot",
      paramLabel = "RUN",
      description =
          "Say what this run of the suite, or of a small part of it, tells about the plan: how much"
              + " timings vary, what each claim takes, and how long it lasts.")
  private @Nullable Path pilot;

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

  private static String words(Phase phase) {
    return switch (phase) {
      case WARM_UP -> "  (warm-up)";
      case SEARCH -> "  (search)";
      case MEASURED -> "";
    };
  }

  @Override
  public Integer call() throws IOException {
    RunPlan plan =
        new Materials(wiring.workplace())
            .plan(new SuiteReader().read(wiring.suite(suite), changes.all(prompts.each())).suite());
    double seconds = plan.mostTokens() * msPerToken / 1000;
    PilotView.Document fromPilot =
        pilot == null ? null : PilotView.of(plan, new RunDirectory(wiring.run(pilot)).read());
    Terminal terminal = wiring.terminal();
    if (output.json()) {
      terminal.print(
          JsonReport.document(
              new Document(
                  plan.suite().name(),
                  plan.mostTokens(),
                  seconds,
                  fromPilot,
                  ScheduleOf.of(plan))));
      return ExitCode.OK.status();
    }
    if (fromPilot != null) {
      new PilotView(terminal).show(fromPilot);
      return ExitCode.OK.status();
    }
    terminal.println(plan.suite().name() + ": " + plan.suite().description().strip());
    terminal.println("fingerprint " + plan.fingerprint());
    terminal.println("");
    terminal.println("trial  fork  block  task               strategy               example");
    for (Trial trial : plan.trials()) {
      terminal
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%5d  %4d  %5d  %-18s %-22s %s%s%s",
                  trial.index(),
                  trial.fork(),
                  trial.block(),
                  trial.prompt().task(),
                  trial.strategy().name(),
                  trial.prompt().example(),
                  trial.repetition() > 0 ? " again" : "",
                  words(trial.phase())));
    }
    terminal.println("");
    plan.cautions().forEach(caution -> terminal.println("Note: " + caution.words() + "."));
    plan.notes().forEach(note -> terminal.println("Note: " + note + "."));
    terminal.println(
        String.format(
            Locale.ROOT,
            "%d strategies, %d trials and up to %d to warm up and search, at most %d new tokens:"
                + " about %s at %.0f ms per token, prompts not counted.",
            plan.arms().size(),
            plan.measuredTrials(),
            plan.trials().size() - plan.measuredTrials(),
            plan.mostTokens(),
            Numbers.duration((long) seconds),
            msPerToken));
    return ExitCode.OK.status();
  }
}
