package dev.conflayers.stats;

/** Where a ratio of two means may lie; not always between two numbers. */
public sealed interface RatioInterval {
  /** Returns the ratio of the means. */
  double ratio();

  /** Returns whether {@code value} cannot be ruled out. */
  boolean contains(double value);

  /** The denominator is clearly not 0: an ordinary interval. */
  record Bounded(double ratio, Interval interval) implements RatioInterval {
    @Override
    public boolean contains(double value) {
      return interval.contains(value);
    }
  }

  /**
   * The denominator may be 0: everything but what lies strictly between {@code low} and {@code
   * high} may be the ratio.
   */
  record Outside(double ratio, double low, double high, double confidence)
      implements RatioInterval {
    @Override
    public boolean contains(double value) {
      return value <= low || value >= high;
    }
  }

  /** Both means may be 0: any ratio is possible. */
  record Anything(double ratio, double confidence) implements RatioInterval {
    @Override
    public boolean contains(double value) {
      return true;
    }
  }
}
