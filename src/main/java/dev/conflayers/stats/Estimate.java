package dev.conflayers.stats;

import org.jspecify.annotations.Nullable;

/**
 * A quantity estimated from {@code n} observations.
 *
 * @param interval null where {@code n} is too small to say how far off the point may be
 */
public record Estimate(double point, @Nullable Interval interval, int n) {
  public Estimate {
    Finite.require("point", point);
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1, got " + n);
    }
  }
}
