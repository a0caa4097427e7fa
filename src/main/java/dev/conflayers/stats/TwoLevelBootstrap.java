package dev.conflayers.stats;

import java.util.SplittableRandom;

/** Two-level bootstrap of the mean of prompts crossed with JVMs, reproducible by seed. */
public final class TwoLevelBootstrap {
  private final int resamples;
  private final double confidence;

  public TwoLevelBootstrap(int resamples, double confidence) {
    this.resamples = Checks.atLeast("resamples", resamples, 100);
    this.confidence = Checks.level("confidence", confidence);
  }

  /**
   * Estimates the mean of a table whose rows may be skewed, with the interval between the
   * percentiles of the resampled t statistic. Because the resamples treat the columns' variance as
   * known, both ends are widened in the same way as those of {@link CrossedEffects#randomRows}.
   */
  public PointEstimate widened(CrossedTable table, SplittableRandom random) {
    double mean = CrossedEffects.of(table).mean();
    double more = CrossedEffects.of(table).widening();
    Interval interval = studentised(table, random);
    return new PointEstimate(
        mean,
        new Interval(
            mean - more * (mean - interval.low()),
            mean + more * (interval.high() - mean),
            confidence),
        table.rows());
  }

  /**
   * Returns the interval between the percentiles of the resampled t statistic: rows are drawn with
   * replacement; instead of resampling columns, which are too few, a normal effect with their
   * variance is drawn.
   */
  Interval studentised(CrossedTable table, SplittableRandom random) {
    CrossedResampler resampler = new CrossedResampler(table);
    RandomDraws draws = new RandomDraws(random);
    double[] replicates = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      replicates[r] = resampler.studentised(random, draws);
    }
    return Bootstrap.studentised(
        resampler.mean(), resampler.standardError(), replicates, confidence);
  }
}
