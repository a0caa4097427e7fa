package dev.conflayers.evidence;

import dev.conflayers.stats.Interval;
import dev.conflayers.stats.RatioInterval;
import org.jspecify.annotations.Nullable;

/**
 * Confidence bounds of a quantity; either end may be open.
 *
 * @param low null if unbounded below
 * @param high null if unbounded above
 */
public record Bounds(@Nullable Double low, @Nullable Double high, double confidence) {
  public static Bounds of(Interval interval) {
    return between(interval.low(), interval.high(), interval.confidence());
  }

  /** Returns the bounds between two ends; an infinite end is open. */
  public static Bounds between(double low, double high, double confidence) {
    return new Bounds(
        Double.isInfinite(low) ? null : low, Double.isInfinite(high) ? null : high, confidence);
  }

  public static Bounds unknown(double confidence) {
    return new Bounds(null, null, confidence);
  }

  /**
   * Returns the bounds of a break-even, a cost divided by the saving per prompt: never below 0, and
   * open above if the saving may be zero.
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

  /** Returns these bounds clipped at 0, because the quantity cannot be negative. */
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

  /** Returns whether {@code value} lies within the bounds. */
  public boolean contains(double value) {
    return (low == null || low <= value) && (high == null || value <= high);
  }
}
