package dev.conflayers.stats;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * A sample of observations in crossed clusters: those of one prompt share a row, those of one JVM a
 * column, with any number of observations each. Sorted by value, so that the share of observations
 * up to a value and its variance take one pass.
 */
public final class ClusteredSample {
  private final double[] values;

  /** The cell of each value, row by row. */
  private final int[] cells;

  private final int rowCount;
  private final int columnCount;

  /**
   * Makes a sample.
   *
   * @param rows row of each value, from 0
   * @param columns column of each value, from 0
   * @throws IllegalArgumentException if there are no values, one is not finite, or the lengths
   *     differ
   */
  public ClusteredSample(double[] values, int[] rows, int[] columns) {
    Checks.sample("values", values, 1);
    Checks.sameSize("rows", rows.length, "values", values.length);
    Checks.sameSize("columns", columns.length, "values", values.length);
    this.rowCount = 1 + Arrays.stream(rows).max().orElse(0);
    this.columnCount = 1 + Arrays.stream(columns).max().orElse(0);
    this.values = values.clone();
    Arrays.sort(this.values);
    this.cells = new int[values.length];
    int[] taken = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      int first = first(this.values, values[i]);
      cells[first + taken[first]++] = rows[i] * columnCount + columns[i];
    }
  }

  private ClusteredSample(ClusteredSample of, int[] groups) {
    this.values = of.values;
    this.rowCount = 1 + Arrays.stream(groups).max().orElse(0);
    this.columnCount = of.columnCount;
    this.cells = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      int cell = of.cells[i];
      cells[i] = groups[cell / columnCount] * columnCount + cell % columnCount;
    }
  }

  /** Returns the first index of a value that occurs in the sample. */
  private static int first(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns the same observations with the rows of each group merged.
   *
   * @param groups merged row of each row, from 0
   */
  public ClusteredSample grouped(int[] groups) {
    return new ClusteredSample(this, groups);
  }

  public int size() {
    return values.length;
  }

  /** Returns how many rows have an observation. */
  public int rows() {
    return different(cell -> cell / columnCount, rowCount);
  }

  /** Returns how many columns have an observation. */
  public int columns() {
    return different(cell -> cell % columnCount, columnCount);
  }

  private int different(IntUnaryOperator place, int most) {
    BitSet there = new BitSet(most);
    for (int cell : cells) {
      there.set(place.applyAsInt(cell));
    }
    return there.cardinality();
  }

  /** Returns the {@code p} quantile, by Hyndman and Fan's type 7. */
  public double quantile(double p) {
    return Quantiles.ofSorted(values, Checks.probability("p", p));
  }

  double sorted(int at) {
    return values[at];
  }

  /** Returns the cell of the {@code at}-th smallest observation, row by row. */
  int cell(int at, int width) {
    int cell = cells[at];
    return width == columnCount ? cell : cell / columnCount * width + cell % columnCount;
  }

  /** Returns how many observations are at most {@code value}. */
  int upTo(double value) {
    return upTo(value, 1);
  }

  /** Returns how many observations over {@code ratio} are at most {@code value}. */
  int upTo(double value, double ratio) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] / ratio <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int rowCount() {
    return rowCount;
  }

  int columnCount() {
    return columnCount;
  }

  /** Adds to each cell, row by row, its number of observations. */
  void count(double[] sizes, int width) {
    for (int i = 0; i < values.length; i++) {
      sizes[cell(i, width)]++;
    }
  }

  /**
   * Adds to each cell, row by row, {@code weight} times (1 - {@code centre}) for each of the {@code
   * below} smallest observations, and {@code weight} times (0 - {@code centre}) for the others.
   */
  void add(double[] sums, int width, int below, double centre, double weight) {
    for (int i = 0; i < values.length; i++) {
      sums[cell(i, width)] += weight * ((i < below ? 1 : 0) - centre);
    }
  }
}
