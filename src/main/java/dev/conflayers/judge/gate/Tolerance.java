package dev.conflayers.judge.gate;

import dev.conflayers.base.Check;
import org.jspecify.annotations.Nullable;

/**
 * How far a counter may be from the baseline's to the worse side: by the larger of the two.
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

  /** Returns how far a counter may be from {@code base}. */
  double around(double base) {
    return Math.max(rel == null ? 0 : rel * Math.abs(base), abs == null ? 0 : abs);
  }

  /** Returns whether nothing but the very same value will do. */
  boolean exact() {
    return around(1) == 0;
  }
}
