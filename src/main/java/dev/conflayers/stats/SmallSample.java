package dev.conflayers.stats;

/** What intervals by resampling leave out where there is little to draw from. */
public final class SmallSample {
  private SmallSample() {}

  /**
   * Returns how much further from the middle than the quantile {@code p} of resampled means an end
   * of an interval has to be: n values drawn from n spread by (n - 1) / n less than the population
   * that these come from, and how much that spreads is itself known from n values only, for which
   * Student's t allows in place of the normal law.
   */
  public static double widening(int n, double p) {
    Checks.atLeast("n", n, 2);
    return Math.sqrt(n / (n - 1.0))
        * Distributions.studentQuantile(p, n - 1)
        / Distributions.normalQuantile(p);
  }
}
