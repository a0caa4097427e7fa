package dev.conflayers.judge.analysis;

import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Outliers: pairs whose ratio of times is far from the one expected for their prompt and fork. They
 * are reported and not excluded.
 *
 * @param pairs number of ratios
 * @param mild beyond Tukey's inner fences: 1.5 interquartile ranges outside the quartiles
 * @param severe of these, beyond 3 interquartile ranges
 * @param extreme further from the median than 10 times 1.4826 MAD
 * @param most the extreme ones, furthest first
 */
public record Outliers(
    String strategy, int pairs, int mild, int severe, int extreme, List<Far> most) {
  private static final double EXTREME = 10;
  private static final double MILD = 1.5;
  private static final double SEVERE = 3;
  private static final int SHOWN = 10;

  public Outliers {
    most = List.copyOf(most);
  }

  /**
   * An extreme outlier.
   *
   * @param factor its ratio divided by the expected one
   */
  public record Far(String task, String example, int fork, double factor) {}

  static Outliers of(String strategy, Grid grid) {
    List<Far> all = new ArrayList<>();
    grid.prompts().forEach((task, table) -> residuals(grid, task, table, all));
    double[] logs = all.stream().mapToDouble(far -> Math.log(far.factor())).toArray();
    if (logs.length == 0) {
      return new Outliers(strategy, 0, 0, 0, 0, List.of());
    }
    double low = Quantiles.of(logs, 0.25);
    double high = Quantiles.of(logs, 0.75);
    double median = Quantiles.median(logs);
    double spread = Quantiles.scaledMad(logs);
    int mild = 0;
    int severe = 0;
    for (double log : logs) {
      double beyond = Math.max(low - log, log - high);
      mild += beyond > MILD * (high - low) ? 1 : 0;
      severe += beyond > SEVERE * (high - low) ? 1 : 0;
    }
    List<Far> extreme =
        all.stream()
            .filter(far -> distance(far, median) > EXTREME * spread && spread > 0)
            .sorted(Comparator.comparingDouble((Far far) -> -distance(far, median)))
            .toList();
    return new Outliers(
        strategy,
        logs.length,
        mild,
        severe,
        extreme.size(),
        extreme.subList(0, Math.min(SHOWN, extreme.size())));
  }

  private static double distance(Far far, double median) {
    return Math.abs(Math.log(far.factor()) - median);
  }

  /** Collects residuals of rows and columns; with one column, distances from the task's median. */
  private static void residuals(Grid grid, String task, CrossedTable table, List<Far> all) {
    double[] rows = table.rowMeans();
    double[] columns = table.columnMeans();
    boolean one = table.columns() == 1;
    double centre = one ? Quantiles.median(rows) : mean(rows);
    double[][] cells = table.cells();
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells[i].length; j++) {
        double expected = one ? centre : rows[i] + columns[j] - centre;
        all.add(
            new Far(task, grid.example(task, i), grid.fork(j), Math.exp(cells[i][j] - expected)));
      }
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
