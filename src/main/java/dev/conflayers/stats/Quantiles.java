package dev.conflayers.stats;

import java.util.Arrays;

/** Quantiles by linear interpolation between order statistics: type 7 of R, the one of numpy. */
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

  /** Returns where n sorted values of a standard normal sample are expected (Blom). */
  public static double[] normalScores(int n) {
    double[] scores = new double[n];
    Arrays.setAll(scores, i -> Distributions.normalQuantile((i + 1 - 0.375) / (n + 0.25)));
    return scores;
  }

  /** Returns the median of the distances to the median, times 1.4826: sd of a normal sample. */
  public static double scaledMad(double[] values) {
    double median = median(values);
    return 1.4826 * median(Arrays.stream(values).map(x -> Math.abs(x - median)).toArray());
  }

  static double ofSorted(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    double share = position - below;
    // Infinite values may stand in a sorted array of studentised replicates: nothing lies between
    // one of them and a number.
    return share == 0 || sorted[below] == sorted[above] || sorted[below] == Double.NEGATIVE_INFINITY
        ? sorted[below]
        : sorted[below] + share * (sorted[above] - sorted[below]);
  }
}
