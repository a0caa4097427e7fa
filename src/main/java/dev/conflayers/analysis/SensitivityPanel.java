package dev.conflayers.analysis;

import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Estimate;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.Medians;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A claim about speed analysed again in other ways; a verdict that does not survive those that
 * overrule is none.
 */
final class SensitivityPanel {
  private static final double TRIM = 0.1;
  private static final int FEWEST = 5;

  private final RunIndex index;
  private final Scope scope;
  private final double bound;
  private final ClaimVerdict.Call main;

  SensitivityPanel(RunIndex index, Scope scope, double bound, ClaimVerdict.Call main) {
    this.index = index;
    this.scope = scope;
    this.bound = bound;
    this.main = main;
  }

  List<Sensitivity> of(List<Pair> pairs) {
    List<Sensitivity> panel = new ArrayList<>();
    Grid grid = SpeedFigures.logs(pairs, Pair::logRatio);
    panel.add(again("median, sign-test interval", grid, SensitivityPanel::median, true));
    panel.add(again("10% trimmed mean", grid, SensitivityPanel::trimmed, true));
    Set<Integer> disturbed = MachineState.disturbed(index);
    Predicate<Pair> quiet =
        pair ->
            !disturbed.contains(pair.baseline().trial())
                && !disturbed.contains(pair.strategy().trial());
    // Where hardly anything was quiet there is nothing to compare with: the machine was disturbed.
    boolean mostlyQuiet = 2 * pairs.stream().filter(quiet).count() >= pairs.size();
    panel.add(without("without trials that something disturbed", pairs, quiet, mostlyQuiet));
    if (pairs.stream().anyMatch(pair -> !pair.equalWork())) {
      panel.add(without("without pairs of unequal length", pairs, Pair::equalWork, true));
    }
    int middle = index.measured().get(index.measured().size() / 2).trial();
    panel.add(
        without(
            "the first half of the run alone", pairs, p -> p.strategy().trial() < middle, false));
    panel.add(
        without(
            "the second half of the run alone", pairs, p -> p.strategy().trial() >= middle, false));
    if (grid.forks() > 1) {
      panel.add(
          leftOut(
              "each fork left out",
              pairs,
              pairs.stream().map(Pair::fork).distinct().toList(),
              (pair, fork) -> pair.fork() == fork,
              true));
    }
    if (scope == Scope.SUITE && grid.tables().size() > 1) {
      panel.add(
          leftOut(
              "each task left out",
              pairs,
              index.tasks(),
              (pair, task) -> pair.task().equals(task),
              false));
    }
    return panel;
  }

  private static OneSided median(CrossedTable table, double confidence) {
    Estimate median = Medians.median(table.rowMeans(), 2 * confidence - 1);
    Interval interval = median.interval();
    return interval == null
        ? OneSided.unknown(median.point())
        : new OneSided(median.point(), interval.low(), interval.high());
  }

  private static OneSided trimmed(CrossedTable table, double confidence) {
    return table.rows() < FEWEST
        ? OneSided.unknown(CrossedEffects.of(table).mean())
        : OneSided.of(Means.trimmed(table.rowMeans(), TRIM), confidence);
  }

  private static OneSided mean(CrossedTable table, double confidence) {
    return table.rows() < 2
        ? OneSided.unknown(CrossedEffects.of(table).mean())
        : OneSided.of(CrossedEffects.of(table).randomRows(), confidence);
  }

  /** Prompts keep their mean over the forks that are left: a prompt need not be in all of them. */
  private Sensitivity without(
      String name, List<Pair> pairs, Predicate<Pair> kept, boolean overrules) {
    Grid grid =
        Grid.of(
            pairs.stream()
                .filter(kept)
                .map(p -> new Grid.Cell(p.task(), p.example(), 0, p.logRatio()))
                .toList());
    return again(name, grid, SensitivityPanel::mean, overrules);
  }

  private Sensitivity again(
      String name,
      Grid grid,
      BiFunction<CrossedTable, Double, OneSided> method,
      boolean overrules) {
    if (grid.isEmpty()) {
      return new Sensitivity(name + ": nothing is left", null, null, null, false, false, overrules);
    }
    List<CrossedTable> tables = SpeedClaims.tables(grid, scope);
    double one = SpeedClaims.ONE_SIDED;
    // Bonferroni where the best, or the worst, of several is picked.
    double joint = 1 - (1 - one) / tables.size();
    List<OneSided> each = tables.stream().map(table -> method.apply(table, one)).toList();
    ClaimVerdict.Call call =
        scope.decide(
            each, tables.stream().map(table -> method.apply(table, joint)).toList(), bound);
    OneSided shown = each.get(scope.deciding(each));
    Bounds bounds = shown.bounds(2 * one - 1).exp();
    return new Sensitivity(
        name, Math.exp(shown.point()), bounds.low(), bounds.high(), false, call == main, overrules);
  }

  /** Returns the range of the estimates without each part; all must be on one side of the bound. */
  private <T> Sensitivity leftOut(
      String name,
      List<Pair> pairs,
      List<T> parts,
      BiFunction<Pair, T, Boolean> of,
      boolean overrules) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (T part : parts) {
      Grid rest =
          SpeedFigures.logs(
              pairs.stream().filter(pair -> !of.apply(pair, part)).toList(), Pair::logRatio);
      if (!rest.isEmpty()) {
        double point = deciding(rest);
        low = Math.min(low, point);
        high = Math.max(high, point);
      }
    }
    if (low > high) {
      return new Sensitivity(name + ": nothing is left", null, null, null, true, false, overrules);
    }
    boolean agrees =
        main == ClaimVerdict.Call.OPEN
            || (main == ClaimVerdict.Call.HOLDS ? low > bound : high < bound);
    return new Sensitivity(name, null, Math.exp(low), Math.exp(high), true, agrees, overrules);
  }

  private double deciding(Grid grid) {
    StudentEstimate suite = grid.student();
    if (scope == Scope.SUITE) {
      return suite == null ? grid.point() : suite.point();
    }
    List<OneSided> each =
        grid.tables().values().stream()
            .map(table -> new OneSided(CrossedEffects.of(table).mean(), 0, 0))
            .toList();
    return each.get(scope.deciding(each)).point();
  }
}
