package dev.conflayers.run.fork;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.run.Disturbances;
import dev.conflayers.run.Progress;
import dev.conflayers.run.machine.Machine;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * What a run is measured with.
 *
 * @param clock times passes and trials
 * @param wallClock dates runs and records; never used to time anything
 * @param forks starts the JVMs of runs of several forks
 * @param interruption the user's wish that measuring should end
 */
public record Instruments(
    NanoClock clock,
    Clock wallClock,
    Machine machine,
    Disturbances disturbances,
    ForkLauncher forks,
    Interruption interruption,
    Progress progress) {
  /** Returns the present second, as records date it. */
  public String now() {
    return wallClock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
