package dev.conflayers.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Means with Student t intervals. */
public final class Means {
  private Means() {}

  /** Returns the mean with the standard error s / sqrt(n) and n - 1 degrees of freedom. */
  public static StudentEstimate student(double[] values) {
    Checks.sample("values", values, 2);
    return new StudentEstimate(
        Moments.mean(values),
        Math.sqrt(Moments.variance(values) / values.length),
        values.length - 1);
  }

  /**
   * Returns the mean of {@code values} with its two-sided t interval; no interval for one value.
   *
   * @throws IllegalArgumentException if there are no values, or one is not finite
   */
  public static PointEstimate mean(double[] values, double confidence) {
    Checks.sample("values", values, 1);
    if (values.length == 1) {
      return new PointEstimate(values[0], null, 1);
    }
    StudentEstimate student = student(values);
    return new PointEstimate(student.point(), student.interval(confidence), values.length);
  }

  /**
   * Returns the geometric mean of {@code numerators[i] / denominators[i]}: the exponential of the
   * mean log-ratio and of the ends of its t interval. Swapping the arguments gives the reciprocal.
   *
   * @throws IllegalArgumentException if the lengths differ or a number is not positive and finite
   */
  public static PointEstimate pairedRatio(
      double[] numerators, double[] denominators, double confidence) {
    PointEstimate log = mean(logRatios(numerators, denominators), confidence);
    Interval interval = log.interval();
    return new PointEstimate(
        Math.exp(log.point()),
        interval == null
            ? null
            : new Interval(Math.exp(interval.low()), Math.exp(interval.high()), confidence),
        log.n());
  }

  /** Returns {@code ln(numerators[i] / denominators[i])}. */
  public static double[] logRatios(double[] numerators, double[] denominators) {
    Checks.sameSize("numerators", numerators.length, "denominators", denominators.length);
    double[] logs = new double[numerators.length];
    for (int i = 0; i < logs.length; i++) {
      Checks.positive("numerators[" + i + "]", numerators[i]);
      Checks.positive("denominators[" + i + "]", denominators[i]);
      logs[i] = Math.log(numerators[i] / denominators[i]);
    }
    return logs;
  }

  /**
   * Returns the mean without the {@code share} smallest and largest values, with Yuen's standard
   * error: that of the winsorised sample over {@code 1 - 2 share}.
   */
  public static StudentEstimate trimmed(double[] values, double share) {
    Checks.sample("values", values, 2);
    if (!(share >= 0 && share < 0.5)) {
      throw new IllegalArgumentException("share must be within [0, 0.5), got " + share);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = (int) Math.floor(share * sorted.length);
    int kept = sorted.length - 2 * cut;
    Checks.size("values left after trimming", kept, 2);
    double point = Moments.mean(Arrays.copyOfRange(sorted, cut, cut + kept));
    Arrays.fill(sorted, 0, cut, sorted[cut]);
    Arrays.fill(sorted, cut + kept, sorted.length, sorted[cut + kept - 1]);
    // Sum of squares over h (h - 1), as in Yuen: 1 - 2 share is exact only if share n is an
    // integer.
    double squares = Moments.variance(sorted) * (sorted.length - 1);
    return new StudentEstimate(point, Math.sqrt(squares / (kept * (kept - 1.0))), kept - 1);
  }

  /**
   * Returns the mean of clustered values: its standard error is the root of the summed products of
   * residuals within clusters, over n, times sqrt(G / (G - 1)) for G clusters, with G - 1 degrees
   * of freedom.
   */
  public static StudentEstimate clustered(double[] values, int[] clusters) {
    Checks.sample("values", values, 2);
    Checks.sameSize("values", values.length, "clusters", clusters.length);
    double mean = Moments.mean(values);
    Map<Integer, Double> residuals = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      residuals.merge(clusters[i], values[i] - mean, Double::sum);
    }
    int count = residuals.size();
    Checks.size("clusters", count, 2);
    double squares = residuals.values().stream().mapToDouble(r -> r * r).sum();
    double correction = count / (count - 1.0);
    return new StudentEstimate(mean, Math.sqrt(squares * correction) / values.length, count - 1);
  }
}
