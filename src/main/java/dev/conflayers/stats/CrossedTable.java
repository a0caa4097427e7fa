package dev.conflayers.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A complete table of values by row and column; each cell is the mean of its repeats.
 *
 * <p>Rows that lack a cell are excluded and counted; check {@link #droppedRows} when reading the
 * estimate, because the missing values may be the slow ones.
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
      if (!Double.isFinite(value)) {
        Checks.finite("cell (" + row + ", " + column + ")", value);
      }
    }

    private boolean sameCell(Cell other) {
      return row.equals(other.row) && column.equals(other.column);
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
                + "; pass cells one by one to have incomplete rows excluded and counted");
      }
      Checks.allFinite("row " + i, cells[i]);
      copy[i] = cells[i].clone();
    }
    return new CrossedTable(copy, 0, 0, 0);
  }

  /** Makes a table of repeats in any order; rows and columns are sorted by name. */
  public static CrossedTable of(List<Cell> repeats) {
    int columns = (int) repeats.stream().map(Cell::column).distinct().count();
    List<Cell> sorted = new ArrayList<>(repeats);
    sorted.sort(Comparator.comparing(Cell::row).thenComparing(Cell::column));
    List<double[]> cells = new ArrayList<>();
    int rows = 0;
    double squares = 0;
    double shares = 0;
    int degrees = 0;
    for (int from = 0; from < sorted.size(); rows++) {
      List<double[]> row = new ArrayList<>();
      int at = from;
      while (at < sorted.size() && sorted.get(at).row().equals(sorted.get(from).row())) {
        int end = at + 1;
        while (end < sorted.size() && sorted.get(end).sameCell(sorted.get(at))) {
          end++;
        }
        row.add(sorted.subList(at, end).stream().mapToDouble(Cell::value).toArray());
        at = end;
      }
      from = at;
      if (row.size() == columns) {
        cells.add(row.stream().mapToDouble(Moments::mean).toArray());
        for (double[] repeated : row) {
          shares += 1.0 / repeated.length;
          if (repeated.length > 1) {
            squares += Moments.variance(repeated) * (repeated.length - 1);
            degrees += repeated.length - 1;
          }
        }
      }
    }
    if (cells.isEmpty()) {
      throw new IllegalArgumentException(
          "a row must have a value in all "
              + columns
              + " columns, got none among "
              + rows
              + " rows; exclude the column that was cut short, or measure again");
    }
    double count = (double) cells.size() * columns;
    return new CrossedTable(
        cells.toArray(double[][]::new),
        rows - cells.size(),
        degrees == 0 ? 0 : squares / degrees * shares / (count * count),
        degrees);
  }

  /**
   * Returns a table with one row for each group of rows that are not independent draws: the grand
   * mean and the column means are unchanged, and a row is the mean plus its group's influence times
   * the number of groups. The variance of its rows is that of {@link Clusters#draws}.
   *
   * @param groups clusters of the rows
   */
  public CrossedTable grouped(Clusters groups) {
    if (!groups.any()) {
      return this;
    }
    double mean = Moments.mean(rowMeans());
    double share = (double) groups.count() / rows();
    double more = share * (groups.stretch() - 1);
    double[] ofRows = groups.sums(Arrays.stream(rowMeans()).map(x -> x - mean).toArray());
    double[][] drawn = new double[groups.count()][columns()];
    for (int j = 0; j < columns(); j++) {
      double[] moved = groups.sums(Arrays.stream(column(j)).map(x -> x - mean).toArray());
      for (int g = 0; g < drawn.length; g++) {
        drawn[g][j] = mean + share * moved[g] + more * ofRows[g];
      }
    }
    return of(drawn);
  }

  public int rows() {
    return cells.length;
  }

  public int columns() {
    return cells[0].length;
  }

  /** Returns the number of rows that lacked a cell and were excluded. */
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
