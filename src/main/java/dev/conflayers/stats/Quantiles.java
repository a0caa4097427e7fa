package dev.conflayers.stats;

import java.util.Arrays;

/**
 * Quantiles by linear interpolation between order statistics: type 7 of R, the default of NumPy.
 */
public final class Quantiles {
  private Quantiles() {}

  /**
   * Returns the {@code p} quantile, by Hyndman and Fan's type 7.
   *
   * @throws IllegalArgumentException if there are no values, or one is not finite
   */
  public static double of(double[] values, double p) {
    Checks.sample("values", values, 1);
    Checks.probability("p", p);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, p);
  }

  public static double median(double[] values) {
    return of(values, 0.5);
  }

  /** Returns the expected order statistics of n standard normal values (Blom's approximation). */
  public static double[] normalScores(int n) {
    double[] scores = new double[n];
    Arrays.setAll(scores, i -> Distributions.normalQuantile((i + 1 - 0.375) / (n + 0.25)));
    return scores;
  }

  /**
   * Returns the median absolute deviation times 1.4826, which estimates the sd of a normal sample.
   */
  public static double scaledMad(double[] values) {
    double median = median(values);
    return 1.4826 * median(Arrays.stream(values).map(x -> Math.abs(x - median)).toArray());
  }

  static double ofSorted(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    double share = position - below;
    // A sorted array of studentised replicates may contain infinities, and there is nothing between
    // one of them and a number.
    return share == 0 || sorted[below] == sorted[above] || sorted[below] == Double.NEGATIVE_INFINITY
        ? sorted[below]
        : sorted[below] + share * (sorted[above] - sorted[below]);
  }
}
