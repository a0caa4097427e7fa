package dev.conflayers.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Spearman's rank correlation of values with their order.
 *
 * @param pValue two-sided permutation p-value: (b + 1) / (B + 1)
 */
public record RankCorrelation(double correlation, double pValue, int n) {

  public static RankCorrelation withOrder(double[] values, int draws, SplittableRandom random) {
    Checks.sample("values", values, 3);
    Checks.atLeast("draws", draws, 1);
    double[] ranks = ranks(values);
    if (Arrays.stream(ranks).allMatch(r -> r == ranks[0])) {
      return new RankCorrelation(0, 1, values.length);
    }
    double[] order = new double[values.length];
    Arrays.setAll(order, i -> i);
    double scale = Math.sqrt(Moments.variance(ranks) * Moments.variance(order));
    double observed = Moments.covariance(ranks, order) / scale;
    // Ranks are multiples of a half with known means, so sums of their products are exact.
    double middle = (values.length + 1) / 2.0;
    double[] offsets = Arrays.stream(ranks).map(rank -> rank - middle).toArray();
    Arrays.setAll(order, i -> i + 1 - middle);
    int as = 0;
    for (int draw = 0; draw < draws; draw++) {
      shuffle(order, random);
      double sum = 0;
      for (int i = 0; i < offsets.length; i++) {
        sum += offsets[i] * order[i];
      }
      double drawn = sum / (values.length - 1) / scale;
      as += Math.abs(drawn) >= Math.abs(observed) - 1e-12 ? 1 : 0;
    }
    return new RankCorrelation(observed, (as + 1.0) / (draws + 1.0), values.length);
  }

  /** Returns Spearman's correlation of two samples, pair by pair; 0 if either is constant. */
  public static double between(double[] x, double[] y) {
    Checks.sample("x", x, 3);
    Checks.sample("y", y, 3);
    double[] ranksOfX = ranks(x);
    double[] ranksOfY = ranks(y);
    double scale = Math.sqrt(Moments.variance(ranksOfX) * Moments.variance(ranksOfY));
    return scale == 0 ? 0 : Moments.covariance(ranksOfX, ranksOfY) / scale;
  }

  /** Returns the lag-1 autocorrelation of ranks; 0 for equal values. */
  public static double lagOne(double[] values) {
    Checks.sample("values", values, 3);
    double mean = Moments.mean(values);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < values.length; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
      products += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
    }
    return squares == 0 ? 0 : products / squares;
  }

  /** Returns ranks from 1; ties share their mean rank. */
  static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    Arrays.setAll(
        ranks,
        i -> {
          int first = Arrays.binarySearch(sorted, values[i]);
          int last = first;
          while (first > 0 && sorted[first - 1] >= values[i]) {
            first--;
          }
          while (last + 1 < sorted.length && sorted[last + 1] <= values[i]) {
            last++;
          }
          return (first + last) / 2.0 + 1;
        });
    return ranks;
  }

  private static void shuffle(double[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
