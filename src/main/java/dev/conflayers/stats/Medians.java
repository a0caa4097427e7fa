package dev.conflayers.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Medians with intervals between order statistics, exact whatever the distribution. */
public final class Medians {
  private Medians() {}

  /**
   * Returns the median with the interval that inverts the sign test: its ends are the k-th smallest
   * and largest value for the largest k with P(Bin(n, 1/2) below k) at most half of 1 minus the
   * confidence; no interval if n is too small (below 6 for 95 %).
   */
  public static PointEstimate median(double[] values, double confidence) {
    Checks.sample("values", values, 1);
    Checks.level("confidence", confidence);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new PointEstimate(
        Quantiles.ofSorted(sorted, 0.5), interval(sorted, confidence), sorted.length);
  }

  private static @Nullable Interval interval(double[] sorted, double confidence) {
    int n = sorted.length;
    double tail = (1 - confidence) / 2;
    int k = 0;
    while (k < n / 2 && Distributions.binomial(k, n, 0.5) <= tail) {
      k++;
    }
    return k == 0 ? null : new Interval(sorted[k - 1], sorted[n - k], confidence);
  }
}
