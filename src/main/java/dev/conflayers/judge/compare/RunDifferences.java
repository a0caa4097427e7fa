package dev.conflayers.judge.compare;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.Imported;
import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.Memory;
import dev.conflayers.evidence.RunAccount;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Differences between two runs apart from the compared strategies. */
final class RunDifferences {
  /** Facts of a model that are measured again at every start, so they may differ. */
  private static final Set<String> PASSING =
      Set.of(
          MachineState.BUSY_KEY,
          "checkpoint",
          ModelFacts.STEP_RATE,
          ModelFacts.STREAM_RATE,
          "load-1-minute");

  private final RunView first;
  private final RunView second;
  private final Function<String, Task> tasks;

  RunDifferences(RunView first, RunView second, Function<String, Task> tasks) {
    this.first = first;
    this.second = second;
    this.tasks = tasks;
  }

  /**
   * Returns the limitations of either run, and the differences between the two.
   *
   * @param same whether both are the same run
   */
  List<String> words(List<RunComparer.Match> matches, boolean same) {
    List<String> differences = new ArrayList<>();
    Imported.words(first).forEach(differences::add);
    Set<String> unscorable = new LinkedHashSet<>();
    for (RunView index : List.of(first, second)) {
      Unscorable.of(index, tasks).forEach(none -> unscorable.add(none.words()));
    }
    differences.addAll(unscorable);
    if (same) {
      return differences;
    }
    Imported.words(second).forEach(differences::add);
    RunAccount one = first.account();
    RunAccount other = second.account();
    differ(differences, "mode", one.mode(), other.mode());
    differ(differences, "suite", one.suite(), other.suite());
    differ(differences, "status", one.status(), other.status());
    differ(differences, "forks", first.schedule().forks(), second.schedule().forks());
    differ(differences, one.model(), other.model());
    differ(differences, one.environment(), other.environment());
    differ(differences, "peak memory", Memory.of(first).peak(), Memory.of(second).peak());
    for (RunComparer.Match match : matches) {
      differ(
          differences,
          "settings of " + match.second(),
          settings(first, match.first()),
          settings(second, match.second()));
    }
    return differences;
  }

  private static String settings(RunView run, String strategy) {
    return run.schedule().strategies().stream()
        .filter(scheduled -> scheduled.name().equals(strategy))
        .map(Schedule.ScheduledStrategy::settings)
        .findFirst()
        .orElseThrow();
  }

  private static void differ(
      List<String> differences, Map<String, String> one, Map<String, String> other) {
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.removeAll(PASSING);
    keys.forEach(
        key ->
            differ(
                differences,
                key,
                one.getOrDefault(key, "unknown"),
                other.getOrDefault(key, "unknown")));
  }

  private static void differ(List<String> differences, String what, Object one, Object other) {
    if (!one.equals(other)) {
      differences.add(what + ": " + one + " / " + other);
    }
  }
}
