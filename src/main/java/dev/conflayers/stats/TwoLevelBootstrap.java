package dev.conflayers.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Bootstrap of means over two levels of sampling. Same stream, same interval. */
public final class TwoLevelBootstrap {
  private final int resamples;
  private final double confidence;

  public TwoLevelBootstrap(int resamples, double confidence) {
    this.resamples = Checks.atLeast("resamples", resamples, 100);
    this.confidence = Checks.level("confidence", confidence);
  }

  /**
   * Estimates the mean of a table by drawing whole columns and whole rows with replacement, in that
   * order, and taking the cells where they cross. Repeats inside cells are not drawn: their spread
   * is in the cells already.
   */
  public PointEstimate crossed(CrossedTable table, SplittableRandom random) {
    double[][] cells = table.cells();
    int columns = table.columns();
    double[] replicates = new double[resamples];
    int[] drawn = new int[columns];
    for (int r = 0; r < resamples; r++) {
      Arrays.setAll(drawn, j -> random.nextInt(columns));
      double sum = 0;
      for (int i = 0; i < cells.length; i++) {
        double[] row = cells[random.nextInt(cells.length)];
        for (int j : drawn) {
          sum += row[j];
        }
      }
      replicates[r] = sum / (cells.length * (double) columns);
    }
    return estimate(CrossedEffects.of(table).mean(), replicates, table.rows());
  }

  /**
   * Estimates the mean of a table whose rows may be skewed, with the interval between the
   * percentiles of the resampled t statistic: rows are drawn with replacement; for columns, too few
   * to draw from, a normal effect of their variance is drawn instead.
   */
  public PointEstimate studentised(CrossedTable table, SplittableRandom random) {
    CrossedResampler resampler = new CrossedResampler(table);
    Draws draws = new Draws(random);
    double[] replicates = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      replicates[r] = resampler.studentised(random, draws);
    }
    Interval studentised =
        Bootstrap.studentised(resampler.mean(), resampler.standardError(), replicates, confidence);
    return new PointEstimate(resampler.mean(), studentised, table.rows());
  }

  /**
   * Estimates the mean of the cluster means by drawing clusters with replacement, then values
   * within each drawn cluster with replacement.
   */
  public PointEstimate nested(List<double[]> clusters, SplittableRandom random) {
    Checks.size("clusters", clusters.size(), 2);
    double[] means = new double[clusters.size()];
    for (int c = 0; c < means.length; c++) {
      Checks.sample("cluster " + c, clusters.get(c), 1);
      means[c] = Moments.mean(clusters.get(c));
    }
    double[] replicates = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      double sum = 0;
      for (int c = 0; c < means.length; c++) {
        sum += meanOfDraw(clusters.get(random.nextInt(means.length)), random);
      }
      replicates[r] = sum / means.length;
    }
    return estimate(Moments.mean(means), replicates, means.length);
  }

  private static double meanOfDraw(double[] values, SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[random.nextInt(values.length)];
    }
    return sum / values.length;
  }

  private PointEstimate estimate(double point, double[] replicates, int n) {
    return new PointEstimate(point, Bootstrap.percentile(replicates, confidence), n);
  }
}
