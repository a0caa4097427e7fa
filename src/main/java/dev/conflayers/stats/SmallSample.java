package dev.conflayers.stats;

/** Small-sample correction of resampling intervals. */
public final class SmallSample {
  private SmallSample() {}

  /**
   * Returns the factor by which an end of an interval must be further from the middle than the
   * quantile {@code p} of resampled means: the variance of resamples is smaller than that of the
   * population by (n - 1) / n, and is itself estimated from n values, which Student's t allows for
   * in place of the normal distribution.
   */
  public static double widening(int n, double p) {
    Checks.atLeast("n", n, 2);
    return Math.sqrt(n / (n - 1.0))
        * Distributions.studentQuantile(p, n - 1)
        / Distributions.normalQuantile(p);
  }
}
