package dev.conflayers.judge.claim;

import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * P-values of a claim in both directions: one-sided, for the whole rule that judges it, each the
 * smallest level at which the rule decides, and Holm-adjusted for the claims of its kind that are
 * judged together. A value below {@link #LEAST} is given as that, and 1 if even the level of one
 * half decides nothing.
 *
 * @param holds p-value of the claim's contrary, small if the claim holds
 * @param fails p-value of the claim, small if it fails
 * @param family number of claims adjusted for, including this one
 */
public record ClaimPValues(
    double holds, double holdsAdjusted, double fails, double failsAdjusted, int family) {
  /** 10,000 resamples cannot resolve smaller ones. */
  static final double LEAST = 1e-4;

  private static final double MOST = 0.499;
  private static final int HALVINGS = 12;

  /**
   * Returns the smallest level at which a test rejects, from above.
   *
   * @param rejects whether it rejects at a level; it must then also reject at larger levels
   */
  static double pValue(DoublePredicate rejects) {
    if (!rejects.test(MOST)) {
      return 1;
    }
    if (rejects.test(LEAST)) {
      return LEAST;
    }
    double kept = LEAST;
    double rejected = MOST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.sqrt(kept * rejected);
      if (rejects.test(middle)) {
        rejected = middle;
      } else {
        kept = middle;
      }
    }
    return rejected;
  }

  /**
   * Returns a sentence, beginning with a space, with the p-value in the direction of the numbers.
   */
  String words() {
    boolean against = fails < holds;
    return String.format(
        Locale.ROOT,
        " One-sided p %s it: %s, Holm-adjusted %s in a family of %d.",
        against ? "against" : "for",
        number(against ? fails : holds),
        number(against ? failsAdjusted : holdsAdjusted),
        family);
  }

  private static String number(double p) {
    return p <= LEAST ? "at most 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }
}
