package dev.conflayers.stats;

import java.util.OptionalInt;

/**
 * A table to be measured: what its mean's error will be.
 *
 * @param components of single effects; {@code cells} without repeats
 * @param repeatVariance of one repeat within a cell
 */
public record CrossedDesign(
    VarianceComponents components, double repeatVariance, int rows, int columns, int repeats) {
  public CrossedDesign {
    Checks.notNegative("repeatVariance", repeatVariance);
    Checks.atLeast("rows", rows, 2);
    Checks.atLeast("columns", columns, 1);
    Checks.atLeast("repeats", repeats, 1);
  }

  /** Returns the root of Vr/n + Vc/F + Vi/(nF) + Ve/(nFK). */
  public double standardError() {
    return Math.sqrt(components.rows() / rows + components.columns() / columns + cellVariance());
  }

  /** Returns the degrees of freedom that {@link CrossedEffects#randomRows} will find. */
  public double degreesOfFreedom() {
    double ofRows = components.rows() / rows + cellVariance();
    double ofColumns = components.columns() / columns + cellVariance();
    if (columns == 1) {
      return rows - 1.0;
    }
    return CrossedEffects.degrees(
        Math.max(ofRows + ofColumns - cellVariance(), Math.max(ofRows, ofColumns)),
        ofRows,
        ofColumns,
        cellVariance(),
        rows - 1.0,
        columns - 1.0);
  }

  /**
   * Returns the power to plan Student's t with so that the whole rule of a claim has {@code power}:
   * the bootstrap must find the effect as well, and no other analysis may contradict it, which
   * costs, by simulation, up to a fifth of what is left to certainty.
   */
  public static double planned(double power) {
    return Checks.level("power", power) + (1 - power) / 5;
  }

  /** Returns the power to find the mean beyond a bound that is {@code effect} away. */
  public double power(double effect, double alpha) {
    double error = standardError();
    return error == 0
        ? (effect > 0 ? 1 : 0)
        : Power.ofMean(effect, error, degreesOfFreedom(), alpha);
  }

  /** Returns the least effect that is found with this power. */
  public double minimalDetectable(double alpha, double power) {
    Checks.level("power", power);
    double error = standardError();
    if (error == 0) {
      return 0;
    }
    double low = 0;
    double high = error;
    while (power(high, alpha) < power) {
      low = high;
      high *= 2;
    }
    while (high - low > 1e-12 * high) {
      double middle = (low + high) / 2;
      if (power(middle, alpha) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * Returns how many rows find {@code effect} with this power; empty where the columns' own effects
   * leave too much error however many rows there are.
   */
  public OptionalInt rowsFor(double effect, double alpha, double power) {
    Checks.positive("effect", effect);
    Checks.level("power", power);
    return Power.least(
        2,
        n ->
            new CrossedDesign(components, repeatVariance, n, columns, repeats).power(effect, alpha)
                >= power);
  }

  /** Returns how many columns, at least 2, find {@code effect} with this power; empty likewise. */
  public OptionalInt columnsFor(double effect, double alpha, double power) {
    Checks.positive("effect", effect);
    Checks.level("power", power);
    return Power.least(
        2,
        n ->
            new CrossedDesign(components, repeatVariance, rows, n, repeats).power(effect, alpha)
                >= power);
  }

  private double cellVariance() {
    return (components.cells() + repeatVariance / repeats) / ((double) rows * columns);
  }
}
