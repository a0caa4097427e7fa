package dev.conflayers.stats;

/** A confidence interval. */
public record Interval(double low, double high, double confidence) {
  public Interval {
    Finite.require("low", low);
    Finite.require("high", high);
    if (low > high) {
      throw new IllegalArgumentException("low must not exceed high, got " + low + " and " + high);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be within (0, 1), got " + confidence);
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
