package dev.conflayers.evidence;

import dev.conflayers.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Where a quantity may lie with this confidence.
 *
 * @param low null where nothing bounds it from below
 * @param high null where nothing bounds it from above
 */
public record Bounds(@Nullable Double low, @Nullable Double high, double confidence) {
  public static Bounds of(Interval interval) {
    return new Bounds(interval.low(), interval.high(), interval.confidence());
  }

  public static Bounds unknown(double confidence) {
    return new Bounds(null, null, confidence);
  }

  public Bounds exp() {
    return new Bounds(
        low == null ? null : Math.exp(low), high == null ? null : Math.exp(high), confidence);
  }

  /** Returns whether {@code value} cannot be ruled out. */
  public boolean contains(double value) {
    return (low == null || low <= value) && (high == null || value <= high);
  }
}
