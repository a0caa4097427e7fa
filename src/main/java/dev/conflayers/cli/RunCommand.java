package dev.conflayers.cli;

import dev.conflayers.app.Folders;
import dev.conflayers.app.Freezing;
import dev.conflayers.app.MeasureSuite;
import dev.conflayers.app.RunOutcome;
import dev.conflayers.app.RunRequest;
import dev.conflayers.app.TimeBudget;
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

/** Measures a suite. */
@Command(
    name = "run",
    description = "Measure a suite and report what it shows.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "SUITE", description = Wiring.THE_SUITE)
  private Path suite = Path.of("");

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where the run directory goes; default: results/.")
  private @Nullable Path results;

  @Option(
      names = "--freeze",
      paramLabel = "FILE",
      description =
          "Add the configuration that 'tune' wrote into this file, as a strategy named 'frozen'.")
  private @Nullable Path freeze;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "What to measure for, instead of what the suite says: both; quality, which scores texts"
              + " and claims no speed; or timing, which scores nothing.")
  private @Nullable String mode;

  @Mixin private TimeOption time = new TimeOption();

  @Mixin private PromptsOption prompts = new PromptsOption();

  @Mixin private Changes changes = new Changes();

  @Mixin private ReportsOption reports = new ReportsOption();

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  RunCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Path into = results == null ? wiring.here().resolve("results") : results;
    List<String> changed = new ArrayList<>(changes.all(prompts.each()));
    if (mode != null) {
      changed.add("run.mode=" + mode);
    }
    Path named = wiring.workplace().suite(suite);
    RunRequest request =
        new TimeBudget(wiring.workplace(), network.offline())
            .sized(time.request(named, changed, prompts.each(), changes.forks()))
            .request();
    MeasureSuite run =
        new MeasureSuite(
            wiring.workplace(), new Folders(into, reports.in(wiring)), network.offline());
    RunOutcome outcome;
    if (freeze == null) {
      outcome = run.start(request);
    } else {
      Freezing frozen = Freezing.read(wiring.find(freeze));
      outcome = run.start(frozen.addedTo(request), frozen::refuseOtherModel);
    }
    return new OutcomeView(wiring.terminal()).show(outcome, output.json()).status();
  }
}
