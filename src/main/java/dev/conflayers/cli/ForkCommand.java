package dev.conflayers.cli;

import dev.conflayers.app.MeasureFork;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures one fork of a run; {@code run} and {@code resume} start it. */
@Command(
    name = "fork",
    description = "Measure one fork of a run; 'run' and 'resume' start this.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class ForkCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run directory.")
  private Path run = Path.of("");

  @Parameters(index = "1", paramLabel = "FORK", description = "Which fork, from 0.")
  private int fork;

  ForkCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    return (new MeasureFork(wiring.workplace()).measure(run, fork)
            ? ExitCode.OK
            : ExitCode.INTERRUPTED)
        .status();
  }
}
