package dev.conflayers.stats;

import org.jspecify.annotations.Nullable;

/**
 * A quantity estimated from {@code n} observations.
 *
 * @param interval null if {@code n} is too small for an interval
 */
public record PointEstimate(double point, @Nullable Interval interval, int n) {
  public PointEstimate {
    Checks.finite("point", point);
    Checks.atLeast("n", n, 1);
  }

  /** Returns the lower end of the interval; negative infinity if unbounded. */
  public double low() {
    return interval == null ? Double.NEGATIVE_INFINITY : interval.low();
  }

  /** Returns the upper end of the interval; infinity if unbounded. */
  public double high() {
    return interval == null ? Double.POSITIVE_INFINITY : interval.high();
  }
}
