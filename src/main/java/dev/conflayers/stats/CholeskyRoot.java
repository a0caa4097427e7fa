package dev.conflayers.stats;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.NonSymmetricMatrixException;

/** The lower triangle whose product with its transpose is a correlation matrix. */
final class CholeskyRoot {
  private CholeskyRoot() {}

  static double[][] of(double[][] correlation, int size) {
    Checks.sameSize("correlation", correlation.length, "estimates", size);
    for (int i = 0; i < size; i++) {
      Checks.sameSize("correlation row " + i, correlation[i].length, "estimates", size);
      Checks.allFinite("correlation row " + i, correlation[i]);
      if (Math.abs(correlation[i][i] - 1) > 1e-9) {
        throw new IllegalArgumentException(
            "correlation of " + i + " with itself must be 1, got " + correlation[i][i]);
      }
    }
    try {
      return new CholeskyDecomposition(new Array2DRowRealMatrix(correlation)).getL().getData();
    } catch (NonPositiveDefiniteMatrixException | NonSymmetricMatrixException e) {
      throw new IllegalArgumentException(
          "correlation must be symmetric and positive definite; estimates that say the same thing"
              + " twice must be given once",
          e);
    }
  }
}
