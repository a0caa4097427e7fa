package dev.conflayers.lab.projection;

import dev.conflayers.stats.Quantiles;

/**
 * Where a number lies, given what is known.
 *
 * @param low 5 % of what it could be is below
 * @param median half is below
 * @param high 5 % is above
 */
public record Range(double low, double median, double high) {
  static Range of(double[] values) {
    return new Range(
        Quantiles.of(values, 0.05), Quantiles.median(values), Quantiles.of(values, 0.95));
  }
}
