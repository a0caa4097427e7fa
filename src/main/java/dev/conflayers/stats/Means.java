package dev.conflayers.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/** Means with Student t intervals. */
public final class Means {
  private Means() {}

  /**
   * Returns the mean of {@code values} with its two-sided t interval; no interval for one value.
   *
   * @throws IllegalArgumentException if there are no values, or one is not finite
   */
  public static Estimate mean(double[] values, double confidence) {
    Finite.requireAll(values);
    if (values.length == 0) {
      throw new IllegalArgumentException("values must not be empty");
    }
    double mean = new Mean().evaluate(values);
    if (values.length == 1) {
      return new Estimate(mean, null, 1);
    }
    double error = Math.sqrt(new Variance().evaluate(values, mean) / values.length);
    double t =
        new TDistribution(null, values.length - 1)
            .inverseCumulativeProbability((1 + confidence) / 2);
    return new Estimate(
        mean, new Interval(mean - t * error, mean + t * error, confidence), values.length);
  }

  /**
   * Returns the geometric mean of {@code numerators[i] / denominators[i]}: the exponential of the
   * mean log-ratio and of the ends of its t interval. Swapping the arguments gives the reciprocal.
   *
   * @throws IllegalArgumentException if the lengths differ or a number is not positive and finite
   */
  public static Estimate pairedRatio(
      double[] numerators, double[] denominators, double confidence) {
    if (numerators.length != denominators.length) {
      throw new IllegalArgumentException(
          "pairs need as many numerators as denominators, got "
              + numerators.length
              + " and "
              + denominators.length);
    }
    double[] logs = new double[numerators.length];
    for (int i = 0; i < logs.length; i++) {
      if (!(numerators[i] > 0 && denominators[i] > 0)) {
        throw new IllegalArgumentException(
            "pair " + i + " must be positive, got " + numerators[i] + " and " + denominators[i]);
      }
      logs[i] = Math.log(numerators[i] / denominators[i]);
    }
    Estimate log = mean(logs, confidence);
    Interval interval = log.interval();
    return new Estimate(
        Math.exp(log.point()),
        interval == null
            ? null
            : new Interval(Math.exp(interval.low()), Math.exp(interval.high()), confidence),
        log.n());
  }
}
