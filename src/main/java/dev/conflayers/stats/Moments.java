package dev.conflayers.stats;

/** Compensated sums, and sample moments computed from them. */
final class Moments {
  private Moments() {}

  /** Neumaier's compensated sum. */
  static double sum(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    return sum + lost;
  }

  /** Returns the mean; equal values have exactly that value as their mean. */
  static double mean(double[] values) {
    double first = values[0];
    double[] offsets = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      offsets[i] = values[i] - first;
    }
    return first + sum(offsets) / values.length;
  }

  /** The unbiased variance. */
  static double variance(double[] values) {
    return covariance(values, values);
  }

  /** The unbiased covariance. */
  static double covariance(double[] xs, double[] ys) {
    double meanX = mean(xs);
    double meanY = mean(ys);
    double[] products = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      products[i] = (xs[i] - meanX) * (ys[i] - meanY);
    }
    return sum(products) / (xs.length - 1);
  }
}
