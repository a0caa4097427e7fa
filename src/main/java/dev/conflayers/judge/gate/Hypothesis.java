package dev.conflayers.judge.gate;

import dev.conflayers.stats.StudentEstimate;

/**
 * A bound that an estimate should be on the right side of.
 *
 * @param violation such as "a regression of more than 3 %": what is shown or ruled out
 * @param pViolated one-sided p value against "the bound is met": small where it is violated
 * @param pMet one-sided p value against "the bound is violated": small where it is met
 */
record Hypothesis(String violation, double pViolated, double pMet) {
  static Hypothesis atLeast(String violation, StudentEstimate estimate, double bound) {
    return new Hypothesis(violation, estimate.pBelow(bound), estimate.pAbove(bound));
  }

  static Hypothesis atMost(String violation, StudentEstimate estimate, double bound) {
    return new Hypothesis(violation, estimate.pAbove(bound), estimate.pBelow(bound));
  }
}
