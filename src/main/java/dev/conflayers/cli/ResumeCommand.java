package dev.conflayers.cli;

import dev.conflayers.app.ResumeRun;
import dev.conflayers.app.RunChecks;
import dev.conflayers.app.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with an interrupted run. */
@Command(
    name = "resume",
    description = "Go on with an interrupted run; only what is missing is measured.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "RUN", description = Wiring.THE_RUN)
  private Path run = Path.of("");

  @Option(
      names = RunChecks.OTHER_MACHINE,
      description =
          "Go on though the build, JDK, system, processor or engine are not those it began with.")
  private boolean anywhere;

  @Mixin private ReportsOption reports = new ReportsOption();

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  ResumeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    RunOutcome outcome =
        new ResumeRun(wiring.workplace(), reports.in(wiring), network.offline())
            .resume(run, anywhere);
    return new OutcomeView(wiring.terminal()).show(outcome, output.json()).status();
  }
}
