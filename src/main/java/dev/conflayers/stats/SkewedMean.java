package dev.conflayers.stats;

/**
 * Skewness-corrected interval of a mean, for values such as request times. Student's t is then too
 * short on the side of the long tail: for 20 exponential values, 8 % of its intervals miss instead
 * of 5 %. By the first term of the Cornish-Fisher expansion, both ends move towards that side by k
 * (2 t^2 + 1) / 6 standard errors, where k is the skewness of the mean (Johnson 1978); the outer
 * ends of both intervals are used, so that chance skewness never shortens an interval.
 */
public final class SkewedMean {
  /** With fewer rows, skewness cannot be estimated. */
  private static final int FEWEST = 5;

  private SkewedMean() {}

  /**
   * Returns the interval of a mean of rows and columns.
   *
   * @param estimate the mean with its standard error
   * @param rows the independent draws: the skewness is that of their means, weighted by their share
   *     of the variance
   */
  public static Interval interval(StudentEstimate estimate, CrossedTable rows, double confidence) {
    Interval t = estimate.interval(confidence);
    double usual = rows.rows() < FEWEST ? 0 : quantile(confidence, rows.rows());
    double shift =
        skewness(estimate, rows) * (2 * usual * usual + 1) / 6 * estimate.standardError();
    return new Interval(t.low() + Math.min(0, shift), t.high() + Math.max(0, shift), confidence);
  }

  private static double quantile(double confidence, int rows) {
    return Distributions.studentQuantile((1 + confidence) / 2, rows - 1.0);
  }

  /** Returns the skewness of the mean itself: that of the rows over the root of their number. */
  private static double skewness(StudentEstimate estimate, CrossedTable table) {
    int n = table.rows();
    if (n < FEWEST || estimate.standardError() == 0) {
      return 0;
    }
    double[] means = table.rowMeans();
    double mean = Moments.mean(means);
    double squares = 0;
    double cubes = 0;
    for (double each : means) {
      double off = each - mean;
      squares += off * off;
      cubes += off * off * off;
    }
    double ofRows = Math.sqrt(squares / (n - 1.0) / n);
    double share = Math.min(1, ofRows / estimate.standardError());
    return squares == 0
        ? 0
        : n
            * Math.sqrt(n - 1.0)
            / (n - 2.0)
            * cubes
            / Math.pow(squares, 1.5)
            / Math.sqrt(n)
            * Math.pow(share, 3);
  }
}
