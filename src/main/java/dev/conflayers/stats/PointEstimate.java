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
}
