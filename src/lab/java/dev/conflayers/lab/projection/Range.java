package dev.conflayers.lab.projection;

import dev.conflayers.stats.Quantiles;

/**
 * Median and 90 % interval of an uncertain number.
 *
 * @param low the 5 % quantile
 * @param median the 50 % quantile
 * @param high the 95 % quantile
 */
public record Range(double low, double median, double high) {
  static Range of(double[] values) {
    return new Range(
        Quantiles.of(values, 0.05), Quantiles.median(values), Quantiles.of(values, 0.95));
  }
}
