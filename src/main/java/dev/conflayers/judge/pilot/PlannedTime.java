package dev.conflayers.judge.pilot;

import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.util.OptionalDouble;

/** How long a plan takes, from what calls took before. */
public final class PlannedTime {
  /** How long calls took. */
  @FunctionalInterface
  public interface Calls {
    /** Returns the mean seconds of one call; empty where none is known. */
    OptionalDouble seconds(String task, String strategy);
  }

  private PlannedTime() {}

  /**
   * Returns the seconds of all the plan's trials, loading left out; empty where a call of it is not
   * known.
   *
   * @param warmUpBlocks number of warm-up blocks to count for each fork
   */
  public static OptionalDouble seconds(Calls calls, Schedule planned, int warmUpBlocks) {
    double seconds = 0;
    int fork = -1;
    int block = -1;
    int blocks = 0;
    for (Schedule.ScheduledTrial trial : planned.trials()) {
      if (trial.fork() != fork) {
        fork = trial.fork();
        blocks = 0;
      }
      if (trial.block() != block) {
        block = trial.block();
        blocks++;
      }
      boolean left = trial.phase() == Phase.WARM_UP && blocks > warmUpBlocks;
      if (left) {
        continue;
      }
      String strategy =
          trial.strategy().equals(planned.control()) ? planned.baseline() : trial.strategy();
      OptionalDouble call = calls.seconds(trial.task(), strategy);
      if (call.isEmpty()) {
        return OptionalDouble.empty();
      }
      seconds += call.getAsDouble();
    }
    return OptionalDouble.of(seconds);
  }
}
