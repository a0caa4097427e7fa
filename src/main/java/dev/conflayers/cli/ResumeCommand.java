package dev.conflayers.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  @Parameters(paramLabel = "RUN", description = "The run directory, such as results/2026...")
  private Path run = Path.of("");

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "Where the report goes; default: reports/.")
  private @Nullable Path reports;

  @Mixin private Network network = new Network();

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  ResumeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    MeasuringRun.Outcome outcome =
        new MeasuringRun(
                wiring,
                reports == null ? wiring.home().resolve("reports") : reports,
                network.offline())
            .resume(run);
    new OutcomeView(wiring.terminal()).show(outcome, json);
    return outcome.exitCode().status();
  }
}
