package dev.conflayers.stats;

import org.jspecify.annotations.Nullable;

/**
 * Variance of a sum of contributions in crossed clusters, rows by columns, with cells of any size.
 * The rows' part is the sum of their squared sums. The columns' part is their variance in excess of
 * that of independent cells, which the rows' part already includes; with one column, nothing is
 * known about others.
 *
 * @param degreesOfFreedom by Satterthwaite, at least 1
 */
record CrossedVariance(double variance, double degreesOfFreedom) {

  /**
   * Returns the variance.
   *
   * @param sums contributions of each cell, row by row, whose expectation is 0
   * @param sizes observations of each cell; 0 where there is none
   */
  static @Nullable CrossedVariance of(double[] sums, double[] sizes, int columns) {
    double[] columnSums = new double[columns];
    double[] columnSizes = new double[columns];
    double total = 0;
    double size = 0;
    double rowSquares = 0;
    double cellSquares = 0;
    int rows = 0;
    for (int row = 0; row < sums.length; row += columns) {
      double rowSum = 0;
      double rowSize = 0;
      for (int j = 0; j < columns; j++) {
        rowSum += sums[row + j];
        rowSize += sizes[row + j];
        columnSums[j] += sums[row + j];
        columnSizes[j] += sizes[row + j];
      }
      if (rowSize > 0) {
        rows++;
        rowSquares += rowSum * rowSum;
        for (int j = 0; j < columns; j++) {
          double left = sums[row + j] - rowSum * sizes[row + j] / rowSize;
          cellSquares += left * left;
        }
        total += rowSum;
        size += rowSize;
      }
    }
    if (rows < 2) {
      return null;
    }
    int filled = 0;
    double columnSquares = 0;
    for (int j = 0; j < columns; j++) {
      filled += columnSizes[j] > 0 ? 1 : 0;
      double left = columnSums[j] - total * columnSizes[j] / size;
      columnSquares += left * left;
    }
    if (filled < 2) {
      return new CrossedVariance(rowSquares, rows - 1.0);
    }
    double few = filled / (filled - 1.0);
    double ofColumns = few * columnSquares;
    double beyond = Math.max(0, ofColumns - few * cellSquares);
    double variance = rowSquares + beyond;
    if (beyond == 0) {
      return new CrossedVariance(variance, rows - 1.0);
    }
    double freedom =
        variance
            * variance
            / (rowSquares * rowSquares / (rows - 1.0) + ofColumns * ofColumns / (filled - 1.0));
    return new CrossedVariance(variance, Math.max(1, Math.min(freedom, rows - 1.0)));
  }
}
