package dev.conflayers.stats;

import java.util.Arrays;

/**
 * Leverage correction for ratios of sums: the actual effect of a draw is larger than its influence.
 * A long text pulls the ratio towards itself, so its residual looks small; leaving it out, as the
 * jackknife does, shows the full effect. If few texts make up most of a sum, the variance estimate
 * is also only as precise as that of few draws.
 */
public final class Leverage {
  /** A draw that makes up nearly all of a sum leaves nothing to compare with. */
  private static final double MOST = 0.95;

  /** Of a two-sided 95 % interval. */
  private static final double UPPER_END = 0.975;

  private Leverage() {}

  /**
   * Returns the correction factor for the influence of each of n draws: (1 - 1/n) / (1 - w) for the
   * largest of its shares w, times the 95 % quantile of t for the effective number of draws, 1 /
   * sum w^2, over that for n. It is 1 for equal draws.
   *
   * @param shares for each sum, the share of each draw
   */
  public static double[] of(double[]... shares) {
    Checks.size("sums", shares.length, 1);
    int n = shares[0].length;
    double usual = 1.0 / n;
    double[] factors = new double[n];
    if (n == 1) {
      return new double[] {1};
    }
    double worth = n;
    for (double[] of : shares) {
      Checks.sameSize("draws", of.length, "draws of the first sum", n);
      worth = Math.min(worth, 1 / Arrays.stream(of).map(w -> w * w).sum());
    }
    double few =
        Distributions.studentQuantile(UPPER_END, Math.max(1, worth - 1))
            / Distributions.studentQuantile(UPPER_END, n - 1.0);
    for (int i = 0; i < n; i++) {
      double most = usual;
      for (double[] of : shares) {
        most = Math.max(most, of[i]);
      }
      factors[i] = Math.max(1, few) * (1 - usual) / (1 - Math.min(MOST, most));
    }
    return factors;
  }
}
