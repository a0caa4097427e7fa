package dev.conflayers.judge.figure;

import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.stats.McNemar;
import dev.conflayers.stats.PairedCounts;
import dev.conflayers.suite.declared.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Outcomes of a strategy's trials.
 *
 * @param planned to be measured
 * @param fullDepthFailed its blocks in which full depth failed or was not measured
 * @param pMoreOften one-sided exact McNemar p-value of "fails no more often than full depth"
 */
public record ArmFacts(
    String strategy,
    int planned,
    int ok,
    int errors,
    int timeouts,
    int fullDepthFailed,
    double pMoreOften) {
  private static final double ALPHA = 0.05;
  private static final double MOST_MORE = 0.01;

  /** Returns whether it failed more often than full depth on the same prompts. */
  public boolean failsMoreOften() {
    return pMoreOften < ALPHA
        || (double) (errors + timeouts - fullDepthFailed) > MOST_MORE * planned;
  }

  public static List<ArmFacts> all(RunView index) {
    return index.schedule().strategies().stream()
        .map(s -> of(index, s.name(), index.tasks()))
        .toList();
  }

  public static ArmFacts of(RunView index, String strategy, List<String> tasks) {
    Map<Integer, TrialView> byTrial = new HashMap<>();
    index.measured().forEach(m -> byTrial.put(m.trial(), m));
    Map<Integer, Integer> baselines = new HashMap<>();
    for (Schedule.ScheduledTrial trial : index.schedule().trials()) {
      if (!trial.warmup() && trial.strategy().equals(index.baseline())) {
        baselines.put(trial.block(), trial.trial());
      }
    }
    int planned = 0;
    int ok = 0;
    int errors = 0;
    int timeouts = 0;
    int fullDepthFailed = 0;
    int onlyOwn = 0;
    int onlyIts = 0;
    for (Schedule.ScheduledTrial trial : index.schedule().trials()) {
      if (trial.warmup() || !trial.strategy().equals(strategy) || !tasks.contains(trial.task())) {
        continue;
      }
      planned++;
      TrialView own = byTrial.get(trial.trial());
      TrialView its = byTrial.get(baselines.getOrDefault(trial.block(), -1));
      ok += own != null && own.ok() ? 1 : 0;
      errors += own != null && own.erred() ? 1 : 0;
      timeouts += own != null && own.timedOut() ? 1 : 0;
      fullDepthFailed += its != null && !its.ok() ? 1 : 0;
      onlyOwn += own != null && its != null && !own.ok() && its.ok() ? 1 : 0;
      onlyIts += own != null && its != null && own.ok() && !its.ok() ? 1 : 0;
    }
    double p =
        planned == 0 ? 1 : McNemar.exactFirstMoreOften(new PairedCounts(planned, onlyOwn, onlyIts));
    return new ArmFacts(strategy, planned, ok, errors, timeouts, fullDepthFailed, p);
  }
}
