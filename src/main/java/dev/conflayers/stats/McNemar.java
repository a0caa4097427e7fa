package dev.conflayers.stats;

/**
 * McNemar's test of equal proportions: among discordant pairs, either side is equally likely to
 * have succeeded.
 */
public final class McNemar {
  private McNemar() {}

  /** Returns the exact two-sided p-value; 1 if no pair is discordant. */
  public static double exact(PairedCounts counts) {
    int n = counts.discordant();
    int fewer = Math.min(counts.onlyFirst(), counts.onlySecond());
    return n == 0 ? 1 : Math.min(1, 2 * Distributions.binomial(fewer, n, 0.5));
  }

  /**
   * Returns the two-sided mid-p: the exact p-value minus the probability of the observation; 1 if
   * no pair is discordant.
   */
  public static double midP(PairedCounts counts) {
    int n = counts.discordant();
    int fewer = Math.min(counts.onlyFirst(), counts.onlySecond());
    return n == 0
        ? 1
        : 2 * Distributions.binomial(fewer, n, 0.5) - Distributions.binomialMass(fewer, n, 0.5);
  }

  /** Returns the exact p-value of "first succeeds no more often" against "more often". */
  public static double exactFirstMoreOften(PairedCounts counts) {
    int n = counts.discordant();
    return n == 0 ? 1 : Distributions.binomial(counts.onlySecond(), n, 0.5);
  }
}
