package dev.conflayers.stats;

/** A confidence interval. */
public record Interval(double low, double high, double confidence) {
  public Interval {
    Checks.finite("low", low);
    Checks.finite("high", high);
    if (low > high) {
      throw new IllegalArgumentException("low must not exceed high, got " + low + " and " + high);
    }
    Checks.level("confidence", confidence);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
