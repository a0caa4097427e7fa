package dev.conflayers.judge.pilot;

import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.util.OptionalDouble;

/** How long a plan takes, from what calls took in a pilot. */
public final class PlannedTime {
  private PlannedTime() {}

  /**
   * Returns the seconds of all the plan's trials, loading left out; empty where the pilot lacks a
   * task.
   *
   * @param warmUpBlocks how many blocks of warming up to count for each fork
   */
  public static OptionalDouble seconds(PilotRun pilot, Schedule planned, int warmUpBlocks) {
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
      OptionalDouble call = pilot.seconds(trial.task(), strategy);
      if (call.isEmpty()) {
        return OptionalDouble.empty();
      }
      seconds += call.getAsDouble();
    }
    return OptionalDouble.of(seconds);
  }
}
