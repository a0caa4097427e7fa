package dev.conflayers.stats;

import org.jspecify.annotations.Nullable;

/**
 * A quantile, or a ratio of two, and where it may lie.
 *
 * @param low null where no observation bounds it from below at this confidence
 * @param high null where none bounds it from above, as where there are too few for so high a
 *     quantile
 * @param confidence of the two-sided interval; one end alone errs half as often
 */
public record QuantileEstimate(
    double point, @Nullable Double low, @Nullable Double high, double confidence) {
  public QuantileEstimate {
    Checks.finite("point", point);
    Checks.level("confidence", confidence);
  }
}
