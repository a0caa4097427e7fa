package dev.conflayers.stats;

/**
 * Result of two one-sided tests (TOST).
 *
 * @param pAboveLow p-value against "at or below the lower margin": that of non-inferiority
 * @param pBelowHigh p-value against "at or above the upper margin"
 */
public record Equivalence(double pAboveLow, double pBelowHigh) {
  public Equivalence {
    Checks.probability("pAboveLow", pAboveLow);
    Checks.probability("pBelowHigh", pBelowHigh);
  }

  /** Returns the p-value of equivalence: both must reject. */
  public double p() {
    return Math.max(pAboveLow, pBelowHigh);
  }
}
