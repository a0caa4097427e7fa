package dev.conflayers.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The median of the slopes between all pairs of points; a third of them may be wild. */
public final class TheilSen {
  private TheilSen() {}

  /**
   * Returns the slope with Sen's interval: the slopes of ranks (N +- z sigma) / 2 of N, with sigma
   * of Kendall's statistic, ties allowed for.
   */
  public static PointEstimate slope(double[] xs, double[] ys, double confidence) {
    Checks.sample("xs", xs, 2);
    Checks.sample("ys", ys, 2);
    Checks.sameSize("xs", xs.length, "ys", ys.length);
    double z = Distributions.normalQuantile((1 + Checks.level("confidence", confidence)) / 2);
    double[] slopes = new double[xs.length * (xs.length - 1) / 2];
    int count = 0;
    for (int i = 0; i < xs.length; i++) {
      for (int j = 0; j < i; j++) {
        if (xs[i] != xs[j]) {
          slopes[count++] = (ys[i] - ys[j]) / (xs[i] - xs[j]);
        }
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException("xs must not all be equal, got " + xs[0] + " only");
    }
    double[] sorted = Arrays.copyOf(slopes, count);
    Arrays.sort(sorted);
    double sigma = Math.sqrt((term(xs.length) - ties(xs) - ties(ys)) / 18);
    int high = Math.min((int) Math.rint((count + z * sigma) / 2), count - 1);
    int low = Math.max((int) Math.rint((count - z * sigma) / 2) - 1, 0);
    return new PointEstimate(
        Quantiles.ofSorted(sorted, 0.5),
        new Interval(sorted[low], sorted[high], confidence),
        xs.length);
  }

  private static double ties(double[] values) {
    Map<Double, Integer> counts = new TreeMap<>();
    for (double value : values) {
      counts.merge(value + 0.0, 1, Integer::sum);
    }
    return counts.values().stream().mapToDouble(TheilSen::term).sum();
  }

  private static double term(double n) {
    return n * (n - 1) * (2 * n + 5);
  }
}
