package dev.conflayers.judge.gate;

import dev.conflayers.stats.StudentEstimate;

/**
 * Hypothesis that an estimate meets a bound, with p-values in both directions.
 *
 * @param violation the alternative that is shown or ruled out, such as "a regression of more than 3
 *     %"
 * @param pViolated one-sided p-value against "the bound is met"; small if it is violated
 * @param pMet one-sided p-value against "the bound is violated"; small if it is met
 */
record Hypothesis(String violation, double pViolated, double pMet) {
  static Hypothesis atLeast(String violation, StudentEstimate estimate, double bound) {
    return new Hypothesis(violation, estimate.pBelow(bound), estimate.pAbove(bound));
  }

  static Hypothesis atMost(String violation, StudentEstimate estimate, double bound) {
    return new Hypothesis(violation, estimate.pAbove(bound), estimate.pBelow(bound));
  }
}
