package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;

/**
 * A non-negative quantity with log-normal uncertainty.
 *
 * @param value its median
 * @param spread standard deviation of its natural logarithm; 0 if known exactly
 */
public record UncertainQuantity(double value, double spread) {
  public UncertainQuantity {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new ProjectionProblem("a value must be a number of at least 0, got " + value);
    }
    if (!(spread >= 0) || spread > 3) {
      throw new ProjectionProblem("a spread must be within [0, 3], got " + spread);
    }
  }

  /** Makes a quantity known exactly. */
  public static UncertainQuantity exactly(double value) {
    return new UncertainQuantity(value, 0);
  }

  double drawn(RandomDraws draws) {
    return value * Math.exp(spread * draws.normal());
  }
}
