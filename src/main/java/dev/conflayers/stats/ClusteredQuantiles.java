package dev.conflayers.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A quantile of clustered observations with an interval between order statistics.
 *
 * <p>For independent observations it is the exact distribution-free interval. Clustering reduces
 * the effective sample size: it is determined from the variance of the share of observations up to
 * the quantile (Korn and Graubard, corrected for degrees of freedom), and the order statistics of a
 * sample of that size are used (Woodruff). The design effect is computed at the quantile and at two
 * quantiles nearer to the median, and the largest is used: at an extreme quantile, a handful of
 * observations say little about clusters.
 */
public final class ClusteredQuantiles {
  private static final double[] NEARER = {1, 2, 4};

  private ClusteredQuantiles() {}

  /** Estimates the {@code p} quantile; its interval lacks an end that no observation bounds. */
  public static PointEstimate of(ClusteredSample sample, double p, double confidence) {
    Checks.level("p", p);
    Checks.level("confidence", confidence);
    int n = sample.size();
    int worth = worth(sample, p, confidence);
    double tail = (1 - confidence) / 2;
    Integer below = lower(worth, p, tail);
    Integer above = upper(worth, p, tail);
    double low =
        below == null
            ? Double.NEGATIVE_INFINITY
            : sample.sorted((int) Math.floor((below - 1.0) * n / worth * (1 + 1e-12)));
    double high =
        above == null
            ? Double.POSITIVE_INFINITY
            : sample.sorted((int) Math.ceil((double) above * n / worth * (1 - 1e-12)) - 1);
    return new PointEstimate(sample.quantile(p), new Interval(low, high, confidence), n);
  }

  /** Returns the largest k for which the k-th of n is above the quantile at most this often. */
  private static @Nullable Integer lower(int n, double p, double tail) {
    int k = 0;
    while (k < n && Distributions.binomial(k, n, p) <= tail) {
      k++;
    }
    return k == 0 ? null : k;
  }

  /** Returns the smallest k for which the k-th of n is below the quantile at most this often. */
  private static @Nullable Integer upper(int n, double p, double tail) {
    int k = n;
    while (k > 0 && 1 - Distributions.binomial(k - 1, n, p) <= tail) {
      k--;
    }
    return k == n ? null : k + 1;
  }

  /** Returns the effective sample size, at most the number of observations. */
  private static int worth(ClusteredSample sample, double p, double confidence) {
    int n = sample.size();
    if (sample.columns() == 1 && sample.rows() == n) {
      return n;
    }
    double[] sizes = new double[sample.rowCount() * sample.columnCount()];
    sample.count(sizes, sample.columnCount());
    double worth =
        Arrays.stream(NEARER)
            .map(near -> p > 0.5 ? Math.max(0.5, 1 - near * (1 - p)) : Math.min(0.5, near * p))
            .distinct()
            .map(share -> worthAt(sample, sizes, share, confidence))
            .reduce(n, Math::min);
    return Math.max(1, (int) Math.floor(worth));
  }

  private static double worthAt(
      ClusteredSample sample, double[] sizes, double share, double confidence) {
    int n = sample.size();
    int below = sample.upTo(sample.quantile(share));
    double centre = (double) below / n;
    int columns = sample.columnCount();
    double[] sums = new double[sizes.length];
    sample.add(sums, columns, below, centre, 1.0 / n);
    CrossedVariance variance = CrossedVariance.of(sums, sizes, columns);
    if (variance == null || variance.variance() == 0) {
      return sample.rows();
    }
    double few =
        Distributions.normalQuantile((1 + confidence) / 2)
            / Distributions.studentQuantile((1 + confidence) / 2, variance.degreesOfFreedom());
    return centre * (1 - centre) / variance.variance() * few * few;
  }
}
