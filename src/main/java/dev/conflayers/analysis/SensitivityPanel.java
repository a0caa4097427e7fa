package dev.conflayers.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.Medians;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A claim about speed analysed again in other ways; a verdict that does not survive those that
 * overrule is none.
 */
final class SensitivityPanel {
  private static final double TRIM = 0.1;
  private static final int FEWEST = 5;

  private final Scope scope;
  private final double bound;
  private final ClaimVerdict.Call main;

  SensitivityPanel(Scope scope, double bound, ClaimVerdict.Call main) {
    this.scope = scope;
    this.bound = bound;
    this.main = main;
  }

  List<Sensitivity> of(Regrouped speedups) {
    List<Sensitivity> panel = new ArrayList<>();
    panel.add(again("median, sign-test interval", speedups.all(), SensitivityPanel::median, true));
    panel.add(again("10% trimmed mean", speedups.all(), SensitivityPanel::trimmed, true));
    panel.add(
        mean("without trials that something disturbed", speedups.quiet(), speedups.mostlyQuiet()));
    Grid equalWork = speedups.equalWork();
    if (equalWork != null) {
      panel.add(mean("without pairs of unequal length", equalWork, true));
    }
    panel.add(mean("the first half of the run alone", speedups.firstHalf(), false));
    panel.add(mean("the second half of the run alone", speedups.secondHalf(), false));
    if (!speedups.forksLeftOut().isEmpty()) {
      panel.add(leftOut("each fork left out", speedups.forksLeftOut(), true));
    }
    if (scope == Scope.SUITE && !speedups.tasksLeftOut().isEmpty()) {
      panel.add(leftOut("each task left out", speedups.tasksLeftOut(), false));
    }
    return panel;
  }

  private Sensitivity mean(String name, Grid grid, boolean overrules) {
    return again(name, grid, SensitivityPanel::mean, overrules);
  }

  private static OneSided median(CrossedTable table, double confidence) {
    PointEstimate median = Medians.median(table.rowMeans(), 2 * confidence - 1);
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
  private Sensitivity leftOut(String name, List<Grid> rests, boolean overrules) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Grid rest : rests) {
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
