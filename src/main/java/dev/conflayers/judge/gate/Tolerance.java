package dev.conflayers.judge.gate;

import dev.conflayers.base.Check;
import org.jspecify.annotations.Nullable;

/**
 * Tolerance of a counter: the larger of the two, on the worse side of the baseline.
 *
 * @param rel share of the baseline's value
 * @param abs in the counter's own unit
 */
public record Tolerance(@Nullable Double rel, @Nullable Double abs) {
  public Tolerance {
    Check.that(rel != null || abs != null, "rel", "or abs must be given; 0 means exactly equal");
    Check.that(rel == null || (rel >= 0 && rel < 1), "rel", "must be within [0, 1), got " + rel);
    Check.that(abs == null || abs >= 0, "abs", "must not be negative, got " + abs);
  }

  /** Returns the largest tolerated difference of a counter from {@code base}. */
  double around(double base) {
    return Math.max(rel == null ? 0 : rel * Math.abs(base), abs == null ? 0 : abs);
  }

  /** Returns whether only an equal value passes. */
  boolean exact() {
    return around(1) == 0;
  }
}
