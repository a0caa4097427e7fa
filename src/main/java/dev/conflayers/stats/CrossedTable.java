package dev.conflayers.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Values by row and column, each cell filled: the mean of its repeats.
 *
 * <p>Rows that lack a cell are left out and counted; whoever reads the estimate must look at {@link
 * #droppedRows}, for what is missing may be what was slow.
 */
public final class CrossedTable {
  private final double[][] cells;
  private final int droppedRows;
  private final double repeatVariance;
  private final int repeatDegrees;

  private CrossedTable(
      double[][] cells, int droppedRows, double repeatVariance, int repeatDegrees) {
    this.cells = cells;
    this.droppedRows = droppedRows;
    this.repeatVariance = repeatVariance;
    this.repeatDegrees = repeatDegrees;
  }

  /** One repeat in one cell. */
  public record Cell(String row, String column, double value) {
    public Cell {
      Checks.finite("cell (" + row + ", " + column + ")", value);
    }
  }

  /** Makes a table of {@code cells[row][column]}, without repeats. */
  public static CrossedTable of(double[][] cells) {
    Checks.size("rows", cells.length, 1);
    Checks.size("columns", cells[0].length, 1);
    double[][] copy = new double[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].length != cells[0].length) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " must have "
                + cells[0].length
                + " columns as row 0 has, got "
                + cells[i].length
                + "; give cells one by one to have incomplete rows left out and counted");
      }
      Checks.allFinite("row " + i, cells[i]);
      copy[i] = cells[i].clone();
    }
    return new CrossedTable(copy, 0, 0, 0);
  }

  /** Makes a table of repeats in any order; rows and columns are sorted by name. */
  public static CrossedTable of(List<Cell> repeats) {
    Map<String, Map<String, List<Double>>> rows = new TreeMap<>();
    TreeSet<String> columns = new TreeSet<>();
    for (Cell cell : repeats) {
      columns.add(cell.column());
      rows.computeIfAbsent(cell.row(), r -> new TreeMap<>())
          .computeIfAbsent(cell.column(), c -> new ArrayList<>())
          .add(cell.value());
    }
    List<Map<String, List<Double>>> complete =
        rows.values().stream().filter(row -> row.size() == columns.size()).toList();
    if (complete.isEmpty()) {
      throw new IllegalArgumentException(
          "a row must have a value in all "
              + columns.size()
              + " columns, got none among "
              + rows.size()
              + " rows; leave out the column that was cut short, or measure again");
    }
    double squares = 0;
    double shares = 0;
    int degrees = 0;
    double[][] cells = new double[complete.size()][columns.size()];
    for (int i = 0; i < cells.length; i++) {
      int j = 0;
      for (List<Double> values : complete.get(i).values()) {
        double[] repeated = values.stream().mapToDouble(x -> x).toArray();
        cells[i][j++] = Moments.mean(repeated);
        shares += 1.0 / repeated.length;
        if (repeated.length > 1) {
          squares += Moments.variance(repeated) * (repeated.length - 1);
          degrees += repeated.length - 1;
        }
      }
    }
    double count = (double) cells.length * columns.size();
    return new CrossedTable(
        cells,
        rows.size() - complete.size(),
        degrees == 0 ? 0 : squares / degrees * shares / (count * count),
        degrees);
  }

  public int rows() {
    return cells.length;
  }

  public int columns() {
    return cells[0].length;
  }

  /** Returns how many rows lacked a cell and were left out. */
  public int droppedRows() {
    return droppedRows;
  }

  public double[][] cells() {
    return Arrays.stream(cells).map(double[]::clone).toArray(double[][]::new);
  }

  public double[] rowMeans() {
    return Arrays.stream(cells).mapToDouble(Moments::mean).toArray();
  }

  public double[] columnMeans() {
    double[] means = new double[columns()];
    Arrays.setAll(means, j -> Moments.mean(column(j)));
    return means;
  }

  double[] column(int j) {
    return Arrays.stream(cells).mapToDouble(row -> row[j]).toArray();
  }

  /** Returns the variance of the grand mean that repeats within cells explain; 0 without any. */
  double repeatVariance() {
    return repeatVariance;
  }

  int repeatDegrees() {
    return repeatDegrees;
  }
}
