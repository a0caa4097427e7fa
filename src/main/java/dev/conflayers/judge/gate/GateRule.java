package dev.conflayers.judge.gate;

import dev.conflayers.base.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule for one metric, with exactly one kind of demand: a tolerance, bounds (min, max), a tolerated
 * regression with or without a floor, a floor alone, non-inferiority, or a range.
 *
 * @param metric a name of {@link GateMetrics}
 * @param task one task; all together if not given
 * @param strategy one strategy; each except full depth if not given
 * @param where the models that it applies to; all if not given
 * @param tolerance largest difference of a counter from the baseline's
 * @param min the least value
 * @param max the largest value
 * @param tolerateRegression share by which the ratio may be worse than the baseline's
 * @param floor the least ratio, whatever the baseline
 * @param minPairs with fewer prompts nothing is decided
 * @param minForks with fewer JVMs nothing is decided about times; {@link #FORKS} if not given
 * @param nonInferiority of a score
 * @param within [lowest, highest]
 */
public record GateRule(
    String metric,
    @Nullable String task,
    @Nullable String strategy,
    @Nullable Where where,
    @Nullable Tolerance tolerance,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double tolerateRegression,
    @Nullable Double floor,
    @Nullable Integer minPairs,
    @Nullable Integer minForks,
    @Nullable NonInferiority nonInferiority,
    @Nullable List<Double> within) {
  /** One JVM does not show how much JVMs differ. */
  static final int FORKS = 2;

  public GateRule {
    GateMetric known = GateMetrics.byName(metric);
    within = within == null ? null : List.copyOf(within);
    boolean bounds = min != null || max != null;
    boolean margin = tolerateRegression != null || floor != null;
    int demands = 0;
    for (boolean demand :
        new boolean[] {tolerance != null, bounds, margin, nonInferiority != null, within != null}) {
      demands += demand ? 1 : 0;
    }
    Check.that(
        demands == 1,
        "metric",
        "'"
            + metric
            + "' needs exactly one of tolerance, min/max, tolerateRegression/floor, nonInferiority"
            + " and within, got "
            + demands);
    Check.that(
        tolerateRegression == null || (tolerateRegression > 0 && tolerateRegression < 1),
        "tolerateRegression",
        "must be within (0, 1), got " + tolerateRegression);
    Check.that(floor == null || floor > 0, "floor", "must be positive, got " + floor);
    Check.that(
        minPairs == null || (minPairs >= 2 && margin),
        "minPairs",
        "must be at least 2 and given together with tolerateRegression or floor, got " + minPairs);
    Check.that(
        minForks == null || (minForks >= 1 && known.kind().timed()),
        "minForks",
        "must be at least 1 and of a metric of times, got " + minForks);
    Check.that(
        min == null || max == null || min <= max,
        "min",
        "must not exceed max, got " + min + " and " + max);
    Check.that(
        within == null || (within.size() == 2 && within.get(0) <= within.get(1)),
        "within",
        "must be [lowest, highest], got " + within);
    Check.that(
        floor == null || known.higherIsBetter(),
        "floor",
        "is for metrics that should be high; use max for " + metric);
    known.refuse(tolerance, bounds || within != null, margin, nonInferiority);
  }

  /** Returns the least number of JVMs that decide about times. */
  int leastForks() {
    return minForks == null ? FORKS : minForks;
  }

  /** Returns whether it can only be judged against a baseline. */
  boolean compares() {
    return tolerance != null || tolerateRegression != null || nonInferiority != null;
  }
}
