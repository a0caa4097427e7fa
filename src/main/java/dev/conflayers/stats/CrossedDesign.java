package dev.conflayers.stats;

import java.util.OptionalInt;
import java.util.function.DoublePredicate;

/**
 * A planned table of rows and columns, with the standard error and power of its mean.
 *
 * @param components variances of single effects; {@code cells} without repeats
 * @param repeatVariance variance of one repeat within a cell
 */
public record CrossedDesign(
    VarianceComponents components, double repeatVariance, int rows, int columns, int repeats) {
  public CrossedDesign {
    Checks.notNegative("repeatVariance", repeatVariance);
    Checks.atLeast("rows", rows, 2);
    Checks.atLeast("columns", columns, 1);
    Checks.atLeast("repeats", repeats, 1);
  }

  /** Returns the standard error: the root of Vr/n + Vc/F + Vi/(nF) + Ve/(nFK). */
  public double standardError() {
    return Math.sqrt(components.rows() / rows + components.columns() / columns + cellVariance());
  }

  /** Returns the expected degrees of freedom of {@link CrossedEffects#randomRows}. */
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
   * Returns the power with which to plan Student's t so that the whole rule of a claim has {@code
   * power}: the bootstrap must also find the effect, and no other analysis may contradict it, which
   * by simulation costs up to a fifth of 1 minus the power.
   */
  public static double planned(double power) {
    return Checks.level("power", power) + (1 - power) / 5;
  }

  /**
   * Returns the power of the test that the mean is beyond a bound, if it is {@code effect} beyond.
   */
  public double power(double effect, double alpha) {
    double error = standardError();
    return error == 0
        ? (effect > 0 ? 1 : 0)
        : Power.ofMean(effect, error, degreesOfFreedom(), alpha);
  }

  /** Returns the smallest effect detectable with this power. */
  public double minimalDetectable(double alpha, double power) {
    Checks.level("power", power);
    double error = standardError();
    if (error == 0) {
      return 0;
    }
    double degrees = degreesOfFreedom();
    DoublePredicate enough = effect -> Power.ofMean(effect, error, degrees, alpha) >= power;
    double low = 0;
    double high = error;
    while (!enough.test(high)) {
      low = high;
      high *= 2;
    }
    while (high - low > 1e-12 * high) {
      double middle = (low + high) / 2;
      if (enough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /**
   * Returns the number of rows needed to detect {@code effect} with this power; empty if the
   * columns' effects leave too much error for any number of rows.
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

  /**
   * Returns the number of columns, at least 2, needed to detect {@code effect} with this power;
   * empty likewise.
   */
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
