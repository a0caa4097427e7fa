package dev.conflayers.analysis;

import dev.conflayers.evidence.Pair;
import dev.conflayers.result.Agreement;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.Origin;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run's measurements by strategy and task, each beside the baseline's of the same block. */
final class RunIndex {
  private final RunRecord run;
  private final List<Measurement> measured;
  private final Map<String, List<Measurement>> good = new HashMap<>();
  private final Map<String, List<Pair>> pairs = new HashMap<>();
  private final Map<Integer, Agreement> agreements = new HashMap<>();

  RunIndex(RunRecord run) {
    this.run = run;
    this.measured =
        run.measurements().stream()
            .filter(m -> !m.warmup())
            .sorted(Comparator.comparingInt(Measurement::trial))
            .toList();
    run.agreements().forEach(agreement -> agreements.put(agreement.trial(), agreement));
    Map<Integer, Measurement> baselines = new HashMap<>();
    for (Measurement m : measured) {
      if (m.ok()) {
        put(good, m.strategy(), m.task(), m);
        if (m.strategy().equals(baseline())) {
          baselines.put(m.block(), m);
        }
      }
    }
    for (Measurement m : measured) {
      Measurement baseline = baselines.get(m.block());
      if (m.ok() && baseline != null) {
        put(pairs, m.strategy(), m.task(), new Pair(baseline, m));
      }
    }
  }

  private static <T> void put(
      Map<String, List<T>> lists, String strategy, String task, T measured) {
    lists.computeIfAbsent(key(strategy, task), k -> new ArrayList<>()).add(measured);
    lists
        .computeIfAbsent(key(strategy, Comparison.ALL_TASKS), k -> new ArrayList<>())
        .add(measured);
  }

  private static String key(String strategy, String task) {
    return strategy + "\n" + task;
  }

  RunRecord run() {
    return run;
  }

  /** Returns where the run comes from; null for one of this program. */
  @Nullable Origin origin() {
    return run.origin();
  }

  /** Returns whether prefill was timed by itself. */
  boolean phased() {
    return run.origin() == null || run.origin().phases();
  }

  /** Returns what the clock leaves open. */
  CoarseClock clock() {
    return new CoarseClock(run.origin() == null ? 0 : run.origin().resolutionSeconds());
  }

  String baseline() {
    return run.schedule().baseline();
  }

  String control() {
    return run.schedule().control();
  }

  /** Returns what was measured, failures included, in the order of the schedule. */
  List<Measurement> measured() {
    return measured;
  }

  /** Returns the successful trials of a strategy on a task or on all of them. */
  List<Measurement> trials(String task, String strategy) {
    return good.getOrDefault(key(strategy, task), List.of());
  }

  /** Returns the blocks that both the strategy and the baseline decoded. */
  List<Pair> pairs(String task, String strategy) {
    return pairs.getOrDefault(key(strategy, task), List.of());
  }

  /** Returns the pairs that have tokens to divide their time by. */
  List<Pair> timed(String task, String strategy) {
    return pairs(task, strategy).stream().filter(Pair::timed).toList();
  }

  @Nullable Agreement agreement(Measurement trial) {
    return agreements.get(trial.trial());
  }

  List<String> tasks() {
    return run.schedule().tasks().stream().map(Schedule.ScheduledTask::task).toList();
  }

  /** Returns the strategies to be compared with the baseline: not itself, and not itself again. */
  List<Schedule.ScheduledStrategy> rivals() {
    return run.schedule().strategies().stream()
        .filter(s -> !s.name().equals(baseline()) && !s.name().equals(control()))
        .toList();
  }

  boolean verified(String strategy) {
    return run.schedule().strategies().stream()
        .filter(scheduled -> scheduled.name().equals(strategy))
        .allMatch(Schedule.ScheduledStrategy::verified);
  }
}
