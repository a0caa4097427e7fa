package dev.conflayers.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Percentile bootstrap over whole observations. Same seed, same interval. */
public final class Bootstrap {
  private final int resamples;
  private final double confidence;
  private final long seed;

  public Bootstrap(int resamples, double confidence, long seed) {
    if (resamples < 100) {
      throw new IllegalArgumentException("resamples must be at least 100, got " + resamples);
    }
    this.resamples = resamples;
    this.confidence = confidence;
    this.seed = seed;
  }

  public int resamples() {
    return resamples;
  }

  public long seed() {
    return seed;
  }

  /**
   * Estimates {@code statistic} of {@code rows}, resampling whole rows; no interval for one row.
   *
   * @throws IllegalArgumentException if there are no rows, or a number in them or out of the
   *     statistic is not finite
   */
  public Estimate estimate(double[][] rows, ToDoubleFunction<double[][]> statistic) {
    for (double[] row : rows) {
      Finite.requireAll(row);
    }
    double point = statistic.applyAsDouble(rows);
    if (rows.length == 1) {
      return new Estimate(point, null, 1);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] replicates = new double[resamples];
    double[][] resample = new double[rows.length][];
    for (int r = 0; r < resamples; r++) {
      Arrays.setAll(resample, i -> rows[random.nextInt(rows.length)]);
      replicates[r] = statistic.applyAsDouble(resample);
    }
    Finite.requireAll(replicates);
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(replicates);
    double tail = 50 * (1 - confidence);
    Interval interval =
        new Interval(percentile.evaluate(tail), percentile.evaluate(100 - tail), confidence);
    return new Estimate(point, interval, rows.length);
  }
}
