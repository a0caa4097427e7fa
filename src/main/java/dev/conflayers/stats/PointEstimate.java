package dev.conflayers.stats;

import org.jspecify.annotations.Nullable;

/**
 * A quantity estimated from {@code n} observations.
 *
 * @param interval null where {@code n} is too small to say how far off the point may be
 */
public record PointEstimate(double point, @Nullable Interval interval, int n) {
  public PointEstimate {
    Checks.finite("point", point);
    Checks.atLeast("n", n, 1);
  }

  /** Returns the lower end of the interval; negative infinity where nothing bounds it. */
  public double low() {
    return interval == null ? Double.NEGATIVE_INFINITY : interval.low();
  }

  /** Returns the upper end of the interval; infinity where nothing bounds it. */
  public double high() {
    return interval == null ? Double.POSITIVE_INFINITY : interval.high();
  }
}
