package dev.conflayers.stats;

/**
 * Non-inferiority test of paired proportions: the first side's share of successes is lower than the
 * second's by less than a margin.
 *
 * @param pScore p-value of Tango's score test against a difference of minus the margin
 * @param pNoLoss (1 - margin)^n: the probability of no loss in n pairs if the true loss is the
 *     margin
 * @param exactNeeded whether there are so few discordant pairs that {@code pNoLoss} must be small
 *     as well
 */
public record PairedNonInferiority(
    PairedCounts counts, double margin, double pScore, double pNoLoss, boolean exactNeeded) {

  /** With fewer discordant pairs, the score test's normal approximation is not reliable. */
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
