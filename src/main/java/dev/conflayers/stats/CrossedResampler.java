package dev.conflayers.stats;

import java.util.SplittableRandom;

/**
 * Resamples a table's mean: rows with replacement; instead of resampling columns, which are too
 * few, a normal effect with their variance.
 */
final class CrossedResampler {
  private final Resampler rows;
  private final double mean;
  private final double columnVariance;
  private final double columnDegrees;
  private final double standardError;

  CrossedResampler(CrossedTable table) {
    CrossedEffects effects = CrossedEffects.of(table);
    Checks.size("rows", effects.rows(), 2);
    rows = new Resampler(table.rowMeans());
    mean = effects.mean();
    columnVariance = Math.max(0, effects.columnVariance() - effects.cellVariance());
    columnDegrees = effects.columns() - 1.0;
    standardError =
        Math.sqrt(Math.max(effects.rowVariance() + columnVariance, effects.columnVariance()));
  }

  double mean() {
    return mean;
  }

  /**
   * Returns the standard error from the variance of row means over rows and the columns' addition
   * to it, no less than the columns' own: the same floor as in {@link CrossedEffects#randomRows}.
   */
  double standardError() {
    return standardError;
  }

  /**
   * Returns (m* - m + sqrt(vc) Z) / sqrt(vr* + vc X / df), with Z normal, X chi-squared and vc the
   * excess of the variance of the column means over the cells', over their number.
   */
  double studentised(SplittableRandom random, RandomDraws draws) {
    rows.draw(random);
    if (columnVariance == 0) {
      return rows.studentised(mean);
    }
    double effect = Math.sqrt(columnVariance) * draws.normal();
    double spread = columnVariance * draws.chiSquared(columnDegrees) / columnDegrees;
    return rows.studentised(mean - effect, spread);
  }
}
