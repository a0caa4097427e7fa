package dev.conflayers.judge.claim;

import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.ResampledMeans;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.suite.declared.Claim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Test of "faster than a bound" on the log speedups of a run, at any level, by the widest bounds of
 * Student's t, of Banerjee's rule for few JVMs and of the studentised bootstrap. If one of several
 * tasks is picked, by the wider of Bonferroni's and of the bootstrap of the largest statistic.
 */
public final class SpeedRule {
  /**
   * Largest share of resamples without spread at which quantiles of resampled t statistics are
   * usable.
   */
  private static final double RARE = 1e-3;

  private final Claim.Scope scope;
  private final List<CrossedTable> tables;
  private final List<Part> parts;
  private final @Nullable ResampledMeans resampled;

  /**
   * One table.
   *
   * @param student null if the table has a single row
   * @param at its index among the resampled tables; -1 if resampling is not usable
   */
  private record Part(
      double point, CrossedEffects effects, int rows, @Nullable StudentEstimate student, int at) {
    /** Returns the wider lower bound of t and of Banerjee's rule. */
    double lower(StudentEstimate t, double confidence) {
      return Math.min(t.lowerBound(confidence), point - effects.margin(confidence));
    }

    double upper(StudentEstimate t, double confidence) {
      return Math.max(t.upperBound(confidence), point + effects.margin(confidence));
    }

    PointEstimate unknown() {
      return new PointEstimate(point, null, rows);
    }

    /** Returns the point estimate with the bounds of tests at these levels. */
    PointEstimate between(double lower, double upper, double above, double below) {
      return new PointEstimate(point, new Interval(lower, upper, 1 - above - below), rows);
    }
  }

  private SpeedRule(
      Claim.Scope scope,
      List<CrossedTable> tables,
      List<Part> parts,
      @Nullable ResampledMeans resampled) {
    this.scope = scope;
    this.tables = tables;
    this.parts = parts;
    this.resampled = resampled;
  }

  /** Tests the log speedups of {@code grid}, which must not be empty. */
  public static SpeedRule of(Grid grid, Claim.Scope scope, int resamples, long seed) {
    List<CrossedTable> tables = tables(grid, scope);
    List<Part> parts = new ArrayList<>();
    List<CrossedTable> drawn = new ArrayList<>();
    for (CrossedTable table : tables) {
      StudentEstimate student =
          scope == Claim.Scope.SUITE
              ? grid.student()
              : table.rows() < 2 ? null : CrossedEffects.of(table).randomRows();
      boolean draws = student != null && resamples(table);
      double point = scope == Claim.Scope.SUITE ? grid.point() : CrossedEffects.of(table).mean();
      parts.add(
          new Part(
              point, CrossedEffects.of(table), table.rows(), student, draws ? drawn.size() : -1));
      if (draws) {
        drawn.add(table);
      }
    }
    return new SpeedRule(
        scope,
        tables,
        parts,
        drawn.isEmpty() ? null : ResampledMeans.of(drawn, resamples, RandomDraws.stream(seed, 0)));
  }

  /** Returns the tables that are tested: one of the whole suite, or one for each task. */
  static List<CrossedTable> tables(Grid grid, Claim.Scope scope) {
    return scope == Claim.Scope.SUITE
        ? List.of(grid.combined())
        : List.copyOf(grid.tables().values());
  }

  /** Returns whether hardly any resample of the rows consists of equal values. */
  static boolean resamples(CrossedTable table) {
    Map<Double, Integer> counts = new TreeMap<>();
    double[] means = table.rowMeans();
    Arrays.stream(means).forEach(mean -> counts.merge(mean, 1, Integer::sum));
    return counts.size() > 1
        && counts.values().stream()
                .mapToDouble(count -> Math.pow((double) count / means.length, means.length))
                .sum()
            < RARE;
  }

  /** Returns the number of tasks from which one is picked to confirm the claim. */
  int choices() {
    return scope == Claim.Scope.ANY_TASK ? tables.size() : 1;
  }

  List<CrossedTable> tables() {
    return tables;
  }

  /**
   * Returns what the numbers say about "above {@code bound}".
   *
   * @param above level of the test that the claim holds
   * @param below level of the test that the claim holds not
   */
  ClaimVerdict.Call call(double bound, double above, double below) {
    return ScopeRule.decide(scope, each(above, below), joint(above, below), bound);
  }

  /** Returns whether the numbers confirm "above {@code bound}" at a level. */
  public boolean holds(double bound, double level) {
    return call(bound, level, level) == ClaimVerdict.Call.HOLDS;
  }

  /** Returns whether the numbers refute "above {@code bound}" at a level. */
  public boolean fails(double bound, double level) {
    return call(bound, level, level) == ClaimVerdict.Call.FAILS;
  }

  /**
   * Returns whether an overruling analysis of the whole {@code grid} contradicts that its mean is
   * above {@code bound}.
   */
  public static boolean contradicted(Grid grid, Claim.Scope scope, double bound) {
    return new SensitivityPanel(scope, bound, ClaimVerdict.Call.HOLDS)
        .ofWhole(Regrouped.undisturbed(grid)).stream().anyMatch(Sensitivity::overrulesIt);
  }

  /** Returns the bounds that decide; if a task is picked, they are simultaneous over all tasks. */
  List<PointEstimate> deciding(double above, double below) {
    List<PointEstimate> each = each(above, below);
    List<PointEstimate> joint = joint(above, below);
    List<PointEstimate> deciding = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) {
      PointEstimate lower = scope == Claim.Scope.ANY_TASK ? joint.get(i) : each.get(i);
      PointEstimate upper = scope == Claim.Scope.EVERY_TASK ? joint.get(i) : each.get(i);
      deciding.add(parts.get(i).between(lower.low(), upper.high(), above, below));
    }
    return deciding;
  }

  private List<PointEstimate> each(double above, double below) {
    return parts.stream().map(part -> one(part, above, below)).toList();
  }

  private PointEstimate one(Part part, double above, double below) {
    StudentEstimate student = part.student();
    if (student == null) {
      return part.unknown();
    }
    double lower = part.lower(student, 1 - above);
    double upper = part.upper(student, 1 - below);
    return part.at() < 0 || resampled == null
        ? part.between(lower, upper, above, below)
        : part.between(
            Math.min(lower, resampled.lower(part.at(), 1 - above)),
            Math.max(upper, resampled.upper(part.at(), 1 - below)),
            above,
            below);
  }

  /** Returns unbounded estimates if a table is too small to be resampled. */
  private List<PointEstimate> joint(double above, double below) {
    int count = parts.size();
    if (scope == Claim.Scope.SUITE || count == 1) {
      return each(above, below);
    }
    List<PointEstimate> joint = new ArrayList<>();
    for (Part part : parts) {
      StudentEstimate student = part.student();
      if (student == null || resampled == null || parts.stream().anyMatch(p -> p.at() < 0)) {
        joint.add(part.unknown());
      } else {
        joint.add(
            part.between(
                Math.min(
                    part.lower(student, 1 - above / count),
                    resampled.jointLower(part.at(), 1 - above)),
                Math.max(
                    part.upper(student, 1 - below / count),
                    resampled.jointUpper(part.at(), 1 - below)),
                above,
                below));
      }
    }
    return joint;
  }
}
