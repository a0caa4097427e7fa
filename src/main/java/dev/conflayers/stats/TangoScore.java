package dev.conflayers.stats;

/**
 * Tango's score test and interval for a difference of paired proportions (Statistics in Medicine
 * 17, 1998): the variance is that of the maximum-likelihood table under the hypothetical
 * difference, so empty off-diagonal cells cause no problem.
 */
public final class TangoScore {
  private static final int BISECTIONS = 200;

  private TangoScore() {}

  /**
   * Returns z for the hypothesis that the difference is {@code difference}: (b - c - n d) / sqrt(n
   * (2q + d (1 - d))), with q the root of 2n q^2 + ((2n - b + c) d - b - c) q - c d (1 - d); 0 if
   * the variance is 0, because the data then contain no information.
   */
  public static double score(PairedCounts counts, double difference) {
    if (!(difference > -1 && difference < 1)) {
      throw new IllegalArgumentException("difference must be within (-1, 1), got " + difference);
    }
    double n = counts.pairs();
    double b = counts.onlyFirst();
    double c = counts.onlySecond();
    double linear = (2 * n - b + c) * difference - b - c;
    double constant = -c * difference * (1 - difference);
    double discriminant = Math.max(0, linear * linear - 8 * n * constant);
    double q = (Math.sqrt(discriminant) - linear) / (4 * n);
    double variance = n * (2 * q + difference * (1 - difference));
    return variance > 1e-12 ? (b - c - n * difference) / Math.sqrt(variance) : 0;
  }

  /** Returns the p-value of "the difference is at most {@code bound}" against "above it". */
  public static double pAbove(PairedCounts counts, double bound) {
    return Distributions.normal(-score(counts, bound));
  }

  /** Returns the differences that the score test does not reject. */
  public static PointEstimate interval(PairedCounts counts, double confidence) {
    double z = Distributions.normalQuantile((1 + Checks.level("confidence", confidence)) / 2);
    double low = lower(counts, z);
    double high = -lower(counts.swapped(), z);
    return new PointEstimate(
        counts.difference(), new Interval(low, high, confidence), counts.pairs());
  }

  /** Returns the one-sided lower bound. */
  public static double lowerBound(PairedCounts counts, double confidence) {
    return lower(counts, Distributions.normalQuantile(Checks.level("confidence", confidence)));
  }

  /**
   * Finds by bisection the difference at which the score is z; the score decreases with the
   * difference.
   */
  private static double lower(PairedCounts counts, double z) {
    double rejected = -1;
    double kept = counts.difference();
    if (kept == -1) {
      return -1;
    }
    for (int i = 0; i < BISECTIONS && kept - rejected > 1e-15; i++) {
      double middle = (rejected + kept) / 2;
      if (middle <= -1 || score(counts, middle) > z) {
        rejected = middle;
      } else {
        kept = middle;
      }
    }
    return kept;
  }
}
