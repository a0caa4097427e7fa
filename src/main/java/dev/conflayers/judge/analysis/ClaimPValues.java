package dev.conflayers.judge.analysis;

import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * How strongly the numbers speak for a claim and against it: one-sided p-values of the whole rule
 * that judges it, each the smallest level at which the rule decides, and adjusted by Holm for the
 * claims of its kind that are judged together. What lies below {@link #LEAST} is given as that, and
 * what is not decided at one half as 1.
 *
 * @param holds p-value of the contrary, small where the claim holds
 * @param fails p-value of the claim, small where it fails
 * @param family how many claims are adjusted for, this one included
 */
public record ClaimPValues(
    double holds, double holdsAdjusted, double fails, double failsAdjusted, int family) {
  /** Resampling 10,000 times tells no smaller ones apart. */
  static final double LEAST = 1e-4;

  private static final double MOST = 0.499;
  private static final int HALVINGS = 12;

  /**
   * Returns the smallest level at which a test rejects, from above.
   *
   * @param rejects whether it does at a level; it must do so at larger levels too
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

  /** Returns a sentence, beginning with a space, of the side that the numbers are on. */
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
