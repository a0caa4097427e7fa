package dev.conflayers.evidence;

import dev.conflayers.stats.Interval;
import dev.conflayers.stats.RatioInterval;
import org.jspecify.annotations.Nullable;

/**
 * Where a quantity may lie with this confidence.
 *
 * @param low null where nothing bounds it from below
 * @param high null where nothing bounds it from above
 */
public record Bounds(@Nullable Double low, @Nullable Double high, double confidence) {
  public static Bounds of(Interval interval) {
    return between(interval.low(), interval.high(), interval.confidence());
  }

  /** Returns the bounds between two ends, of which an infinite one bounds nothing. */
  public static Bounds between(double low, double high, double confidence) {
    return new Bounds(
        Double.isInfinite(low) ? null : low, Double.isInfinite(high) ? null : high, confidence);
  }

  public static Bounds unknown(double confidence) {
    return new Bounds(null, null, confidence);
  }

  /**
   * Returns where a number of prompts may lie that is a ratio of a cost to what a prompt saves:
   * none is below 0, and where nothing may be saved there is no last one.
   */
  public static Bounds ofPrompts(RatioInterval ratio) {
    if (ratio instanceof RatioInterval.Bounded bounded) {
      return of(bounded.interval()).notNegative();
    }
    if (ratio instanceof RatioInterval.Outside outside) {
      Interval gap = outside.gap();
      return new Bounds(gap.low() < 0 ? Math.max(0, gap.high()) : 0, null, gap.confidence());
    }
    return new Bounds(0.0, null, ((RatioInterval.Anything) ratio).confidence());
  }

  /** Returns the part that is not below 0, of a quantity that cannot be negative. */
  public Bounds notNegative() {
    return new Bounds(
        low == null ? null : Double.valueOf(Math.max(0, low)),
        high == null ? null : Double.valueOf(Math.max(0, high)),
        confidence);
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
