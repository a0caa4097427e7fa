package dev.conflayers.analysis;

import dev.conflayers.result.RunRecord;
import java.util.Set;
import java.util.stream.Collectors;

/** Which trials of a strategy came after its search for skip sets had ended. */
public final class SteadyTrials {
  private SteadyTrials() {}

  /** Returns their indices in the schedule; all of a strategy that never searches. */
  public static Set<Integer> of(RunRecord run, String strategy) {
    return new SearchAnalysis(new RunIndex(run))
        .steadyPairs(Comparison.ALL_TASKS, strategy).stream()
            .map(pair -> pair.strategy().trial())
            .collect(Collectors.toUnmodifiableSet());
  }
}
