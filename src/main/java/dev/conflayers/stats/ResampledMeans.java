package dev.conflayers.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Studentised bootstrap of the means of several tables: one-sided bounds of each at any level, and
 * simultaneous bounds for all of them, from the same draws.
 *
 * <p>Rows are drawn with replacement; instead of resampling columns, which are too few, a normal
 * effect with their variance is drawn, independently for each table. Errors of tables that share
 * their columns are correlated, so this can only widen the simultaneous bounds.
 */
public final class ResampledMeans {
  private final List<CrossedResampler> tables;
  private final double[][] sorted;
  private final double[] largest;
  private final double[] smallest;

  private ResampledMeans(
      List<CrossedResampler> tables, double[][] sorted, double[] largest, double[] smallest) {
    this.tables = tables;
    this.sorted = sorted;
    this.largest = largest;
    this.smallest = smallest;
  }

  /**
   * Draws every table {@code resamples} times.
   *
   * @throws IllegalArgumentException if there is no table, one has a single row, or fewer than 100
   *     resamples are asked for
   */
  public static ResampledMeans of(
      List<CrossedTable> tables, int resamples, SplittableRandom random) {
    Checks.size("tables", tables.size(), 1);
    Checks.atLeast("resamples", resamples, 100);
    List<CrossedResampler> resamplers = tables.stream().map(CrossedResampler::new).toList();
    RandomDraws draws = new RandomDraws(random);
    double[][] all = new double[resamplers.size()][resamples];
    double[] largest = new double[resamples];
    double[] smallest = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      double most = Double.NEGATIVE_INFINITY;
      double least = Double.POSITIVE_INFINITY;
      for (int t = 0; t < all.length; t++) {
        double drawn = resamplers.get(t).studentised(random, draws);
        all[t][r] = drawn;
        most = Math.max(most, drawn);
        least = Math.min(least, drawn);
      }
      largest[r] = most;
      smallest[r] = least;
    }
    for (double[] each : all) {
      Arrays.sort(each);
    }
    Arrays.sort(largest);
    Arrays.sort(smallest);
    return new ResampledMeans(resamplers, all, largest, smallest);
  }

  /** Returns the one-sided lower bound of one table's mean. */
  public double lower(int table, double confidence) {
    return end(table, sorted[table], Checks.level("confidence", confidence));
  }

  /** Returns the one-sided upper bound of one table's mean. */
  public double upper(int table, double confidence) {
    return end(table, sorted[table], 1 - Checks.level("confidence", confidence));
  }

  /** Returns a table's simultaneous lower bound. */
  public double jointLower(int table, double confidence) {
    return end(table, largest, Checks.level("confidence", confidence));
  }

  /** Returns a table's simultaneous upper bound. */
  public double jointUpper(int table, double confidence) {
    return end(table, smallest, 1 - Checks.level("confidence", confidence));
  }

  private double end(int table, double[] statistics, double p) {
    CrossedResampler resampler = tables.get(table);
    double error = resampler.standardError();
    return error == 0
        ? resampler.mean()
        : resampler.mean() - Quantiles.ofSorted(statistics, p) * error;
  }
}
