package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.Medians;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.suite.declared.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Sensitivity analyses of a claim about speed. Some overrule: they leave a claim unsettled if they
 * contradict its verdict. An analysis contradicts if it says the opposite, or if its own estimate
 * is on the other side of the bound; less certainty is no contradiction, because a median has less
 * power than a mean.
 */
final class SensitivityPanel {
  private static final double ONE_SIDED = 0.95;
  private static final double TRIM = 0.1;
  private static final int FEWEST = 5;

  private final Claim.Scope scope;
  private final double bound;
  private final ClaimVerdict.Call main;

  SensitivityPanel(Claim.Scope scope, double bound, ClaimVerdict.Call main) {
    this.scope = scope;
    this.bound = bound;
    this.main = main;
  }

  List<Sensitivity> of(Regrouped speedups) {
    List<Sensitivity> panel = new ArrayList<>(ofWhole(speedups));
    panel.add(mean("without disturbed trials", speedups.quiet(), speedups, speedups.mostlyQuiet()));
    Regrouped.Part equalWork = speedups.equalWork();
    if (equalWork != null) {
      panel.add(mean("without pairs of unequal length", equalWork, speedups, true));
    }
    panel.add(mean("the first half of the run alone", speedups.firstHalf(), speedups, false));
    panel.add(mean("the second half of the run alone", speedups.secondHalf(), speedups, false));
    if (!speedups.forksLeftOut().isEmpty()) {
      panel.add(leftOut("each fork left out", speedups.forksLeftOut(), true));
    }
    if (scope == Claim.Scope.SUITE && !speedups.tasksLeftOut().isEmpty()) {
      panel.add(leftOut("each task left out", speedups.tasksLeftOut(), false));
    }
    return panel;
  }

  /** Returns the results of other estimators from all pairs. */
  List<Sensitivity> ofWhole(Regrouped speedups) {
    Regrouped.Part all = new Regrouped.Part(speedups.all(), speedups.all().forks());
    return List.of(
        again("median, sign-test interval", all, speedups, SensitivityPanel::median, true),
        again("10% trimmed mean", all, speedups, SensitivityPanel::trimmed, true));
  }

  private Sensitivity mean(
      String name, Regrouped.Part part, Regrouped speedups, boolean overrules) {
    return again(name, part, speedups, SensitivityPanel::mean, overrules);
  }

  private static PointEstimate median(double[] rowMeans, double confidence) {
    return Medians.median(rowMeans, 2 * confidence - 1);
  }

  private static PointEstimate trimmed(double[] rowMeans, double confidence) {
    return rowMeans.length < FEWEST
        ? new PointEstimate(Means.mean(rowMeans, confidence).point(), null, rowMeans.length)
        : of(Means.trimmed(rowMeans, TRIM), rowMeans.length, confidence);
  }

  private static PointEstimate mean(double[] rowMeans, double confidence) {
    return rowMeans.length < 2
        ? new PointEstimate(rowMeans[0], null, rowMeans.length)
        : of(Means.student(rowMeans), rowMeans.length, confidence);
  }

  /** Returns an estimate between the bounds of one-sided tests. */
  private static PointEstimate of(StudentEstimate student, int n, double confidence) {
    return new PointEstimate(
        student.point(),
        new Interval(
            student.lowerBound(confidence), student.upperBound(confidence), 2 * confidence - 1),
        n);
  }

  /**
   * Returns an estimate widened by an independent effect of JVMs, by Banerjee's rule for errors
   * with estimated variances: the root of the sum of squared half-widths.
   *
   * @param effect standard error that JVMs add, with {@code degrees} of freedom
   * @param confidence of one end
   */
  private static PointEstimate widened(
      PointEstimate estimate, double effect, double degrees, double confidence) {
    Interval interval = estimate.interval();
    if (effect == 0 || interval == null) {
      return estimate;
    }
    double point = estimate.point();
    double jvms = new StudentEstimate(0, effect, degrees).upperBound(confidence);
    return new PointEstimate(
        point,
        new Interval(
            point - Math.hypot(point - interval.low(), jvms),
            point + Math.hypot(interval.high() - point, jvms),
            interval.confidence()),
        estimate.n());
  }

  /** Analyses prompts' means; the effect of JVMs is known from the whole grid. */
  private Sensitivity again(
      String name,
      Regrouped.Part part,
      Regrouped speedups,
      BiFunction<double[], Double, PointEstimate> method,
      boolean overrules) {
    Grid grid = part.grid();
    if (grid.isEmpty()) {
      return new Sensitivity(
          name + ": nothing is left", null, null, null, false, Sensitivity.Says.UNSURE, overrules);
    }
    List<CrossedTable> tables = SpeedRule.tables(grid, scope);
    List<String> names = List.copyOf(grid.tables().keySet());
    // Bonferroni, because the best or the worst of several is picked.
    double one = ONE_SIDED;
    double joint = 1 - (1 - one) / tables.size();
    List<PointEstimate> each = new ArrayList<>();
    List<PointEstimate> atOnce = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      double effect =
          speedups.jvmEffect(scope == Claim.Scope.SUITE ? "" : names.get(i), part.jvms());
      double degrees = Math.max(1, speedups.all().forks() - 1.0);
      double[] means = tables.get(i).rowMeans();
      each.add(widened(method.apply(means, one), effect, degrees, one));
      atOnce.add(widened(method.apply(means, joint), effect, degrees, joint));
    }
    PointEstimate shown = each.get(ScopeRule.deciding(scope, each));
    Bounds bounds = Bounds.between(shown.low(), shown.high(), 2 * one - 1).exp();
    return new Sensitivity(
        name,
        Math.exp(shown.point()),
        bounds.low(),
        bounds.high(),
        false,
        says(ScopeRule.decide(scope, each, atOnce, bound), shown.point(), shown.point()),
        overrules);
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
      return new Sensitivity(
          name + ": nothing is left", null, null, null, true, Sensitivity.Says.UNSURE, overrules);
    }
    return new Sensitivity(
        name, null, Math.exp(low), Math.exp(high), true, says(main, low, high), overrules);
  }

  /**
   * Returns the agreement with the main call of a call with estimates from {@code low} to {@code
   * high}.
   */
  private Sensitivity.Says says(ClaimVerdict.Call call, double low, double high) {
    boolean contrary =
        switch (main) {
          case HOLDS -> call == ClaimVerdict.Call.FAILS || low <= bound;
          case FAILS -> call == ClaimVerdict.Call.HOLDS || high >= bound;
          case OPEN -> false;
        };
    if (contrary) {
      return Sensitivity.Says.CONTRARY;
    }
    return call == main ? Sensitivity.Says.SAME : Sensitivity.Says.UNSURE;
  }

  private double deciding(Grid grid) {
    StudentEstimate suite = grid.student();
    if (scope == Claim.Scope.SUITE) {
      return suite == null ? grid.point() : suite.point();
    }
    List<PointEstimate> each =
        grid.tables().values().stream()
            .map(table -> new PointEstimate(CrossedEffects.of(table).mean(), null, table.rows()))
            .toList();
    return each.get(ScopeRule.deciding(scope, each)).point();
  }
}
