package dev.conflayers.stats;

/**
 * Whether the first side's share of successes is lower than the second's by less than a margin.
 *
 * @param pScore p-value of Tango's score test against a difference of minus the margin
 * @param pNoLoss (1 - margin)^n: how likely not one loss in n pairs is if the margin is lost
 * @param exactNeeded whether so few pairs differ that {@code pNoLoss} must be small as well
 */
public record PairedNonInferiority(
    PairedCounts counts, double margin, double pScore, double pNoLoss, boolean exactNeeded) {

  /** With fewer discordant pairs than this the score test's normal law is not to be trusted. */
  public static final int FEW_DISCORDANT = 10;

  public static PairedNonInferiority of(PairedCounts counts, double margin) {
    Checks.level("margin", margin);
    return new PairedNonInferiority(
        counts,
        margin,
        TangoScore.pAbove(counts, -margin),
        Math.exp(counts.pairs() * Math.log1p(-margin)),
        counts.discordant() < FEW_DISCORDANT);
  }

  /** Returns the p-value of the whole procedure. */
  public double p() {
    return exactNeeded ? Math.max(pScore, pNoLoss) : pScore;
  }

  /** Returns whether a loss of the margin or more is rejected. */
  public boolean holds(double alpha) {
    return p() <= Checks.level("alpha", alpha);
  }
}
