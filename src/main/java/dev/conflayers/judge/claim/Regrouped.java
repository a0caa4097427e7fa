package dev.conflayers.judge.claim;

import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Speedups of a strategy, and subsets of them, for a {@link SensitivityPanel}. They are the same
 * for every claim about the strategy.
 *
 * @param all every pair
 * @param mostlyQuiet whether at least half of the pairs were not disturbed
 * @param equalWork null if every pair is
 * @param forksLeftOut one for each fork; none with a single fork
 * @param tasksLeftOut one for each task; none with a single task
 */
record Regrouped(
    Grid all,
    Part quiet,
    boolean mostlyQuiet,
    @Nullable Part equalWork,
    Part firstHalf,
    Part secondHalf,
    List<Grid> forksLeftOut,
    List<Grid> tasksLeftOut) {
  Regrouped {
    forksLeftOut = List.copyOf(forksLeftOut);
    tasksLeftOut = List.copyOf(tasksLeftOut);
  }

  /**
   * A subset of the pairs: each prompt's mean over the JVMs that have it.
   *
   * @param jvms number of JVMs in which the pairs were measured
   */
  record Part(Grid grid, int jvms) {}

  /**
   * Returns the contribution of JVMs to the standard error of a mean over {@code jvms} of them; 0
   * with a single JVM, whose effect is unknown.
   *
   * @param task the task; empty for the mean over tasks
   */
  double jvmEffect(String task, int jvms) {
    CrossedTable table =
        task.isEmpty() ? all.combined() : all.tables().getOrDefault(task, all.combined());
    if (table.columns() < 2 || table.rows() < 2) {
      return 0;
    }
    return Math.sqrt(CrossedEffects.of(table).components().columns() / jvms);
  }

  /** Returns the speedups of a run without any subsets. */
  static Regrouped undisturbed(Grid grid) {
    Part whole = new Part(grid, grid.forks());
    return new Regrouped(grid, whole, true, null, whole, whole, List.of(), List.of());
  }

  static Regrouped of(RunView index, String strategy) {
    List<Pair> pairs = index.timed(Comparison.ALL_TASKS, strategy);
    Grid all = SpeedFigures.logs(pairs, Pair::logRatio);
    Set<Integer> disturbed = MachineState.disturbed(index);
    Predicate<Pair> quiet =
        pair ->
            !disturbed.contains(pair.baseline().trial())
                && !disturbed.contains(pair.strategy().trial());
    List<TrialView> measured = index.measured();
    int middle = measured.isEmpty() ? 0 : measured.get(measured.size() / 2).trial();
    List<Integer> forks = pairs.stream().map(Pair::fork).distinct().toList();
    return new Regrouped(
        all,
        only(pairs, quiet),
        // If hardly any pair was quiet, there is nothing to compare with.
        2 * pairs.stream().filter(quiet).count() >= pairs.size(),
        pairs.stream().allMatch(Pair::equalWork) ? null : only(pairs, Pair::equalWork),
        only(pairs, pair -> pair.strategy().trial() < middle),
        only(pairs, pair -> pair.strategy().trial() >= middle),
        all.forks() > 1
            ? forks.stream().map(fork -> without(pairs, pair -> pair.fork() == fork)).toList()
            : List.of(),
        all.tables().size() > 1
            ? index.tasks().stream()
                .map(task -> without(pairs, pair -> pair.task().equals(task)))
                .toList()
            : List.of());
  }

  /** Keeps each prompt's mean over the remaining forks, even if it is not in all of them. */
  private static Part only(List<Pair> pairs, Predicate<Pair> kept) {
    List<Pair> left = pairs.stream().filter(kept).toList();
    return new Part(
        Grid.of(
            left.stream()
                .map(p -> new Grid.Cell(p.task(), p.example(), 0, p.logRatio(), p.template()))
                .toList()),
        (int) left.stream().map(Pair::fork).distinct().count());
  }

  private static Grid without(List<Pair> pairs, Predicate<Pair> left) {
    return SpeedFigures.logs(pairs.stream().filter(left.negate()).toList(), Pair::logRatio);
  }
}
