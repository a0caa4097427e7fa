package dev.conflayers.stats;

import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** Ordinary least squares. */
public final class LeastSquares {
  private static final double SINGULAR = 1e-10;

  private LeastSquares() {}

  /**
   * Returns the intercept and the slopes of the plane closest to {@code y}.
   *
   * @param x a row of regressors for each of {@code y}
   * @throws IllegalArgumentException if there are too few rows, or the regressors are collinear
   */
  public static double[] fit(double[][] x, double[] y) {
    Checks.sample("y", y, 2);
    // The default threshold of 0 would treat rounding errors as information.
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression(SINGULAR);
    try {
      regression.newSampleData(y, x);
      return regression.estimateRegressionParameters();
    } catch (SingularMatrixException e) {
      throw new IllegalArgumentException("the regressors are collinear", e);
    }
  }
}
