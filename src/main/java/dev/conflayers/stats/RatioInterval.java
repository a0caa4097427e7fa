package dev.conflayers.stats;

/** A confidence set for a ratio of two means, which is not always an interval. */
public sealed interface RatioInterval {
  /** Returns whether {@code value} cannot be ruled out. */
  boolean contains(double value);

  /** The denominator is clearly not 0: an ordinary interval. */
  record Bounded(Interval interval) implements RatioInterval {
    @Override
    public boolean contains(double value) {
      return interval.contains(value);
    }
  }

  /**
   * The denominator may be 0: everything but what lies strictly within {@code gap} may be the
   * ratio.
   */
  record Outside(Interval gap) implements RatioInterval {
    @Override
    public boolean contains(double value) {
      return value <= gap.low() || value >= gap.high();
    }
  }

  /** Both means may be 0: any ratio is possible. */
  record Anything(double confidence) implements RatioInterval {
    @Override
    public boolean contains(double value) {
      return true;
    }
  }
}
