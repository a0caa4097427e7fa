package dev.conflayers.stats;

/**
 * A confidence interval.
 *
 * @param low lower end; negative infinity if unbounded
 * @param high upper end; infinity if unbounded
 * @param confidence of both ends together
 */
public record Interval(double low, double high, double confidence) {
  public Interval {
    if (low != Double.NEGATIVE_INFINITY) {
      Checks.finite("low", low);
    }
    if (high != Double.POSITIVE_INFINITY) {
      Checks.finite("high", high);
    }
    if (low > high) {
      throw new IllegalArgumentException("low must not exceed high, got " + low + " and " + high);
    }
    Checks.level("confidence", confidence);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
