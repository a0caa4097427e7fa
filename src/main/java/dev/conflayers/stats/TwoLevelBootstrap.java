package dev.conflayers.stats;

import java.util.SplittableRandom;

/** Bootstrap of the mean of prompts crossed with JVMs. Same stream, same interval. */
public final class TwoLevelBootstrap {
  private final int resamples;
  private final double confidence;

  public TwoLevelBootstrap(int resamples, double confidence) {
    this.resamples = Checks.atLeast("resamples", resamples, 100);
    this.confidence = Checks.level("confidence", confidence);
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
}
