package dev.conflayers.judge.claim;

import dev.conflayers.base.Numbers;
import dev.conflayers.judge.figure.Plain;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Test for a loss of score between two measurements of the same prompts.
 *
 * @param prompts with a score in both
 * @param difference mean of the second's scores minus the first's
 * @param bounds its one-sided 95 % bounds, which are the ends of a 90 % interval
 * @param strictly the upper bound by which a loss is shown, in words, if one of several tests shows
 *     it at a smaller level; else empty
 * @param ruledOut whether a loss of the margin is ruled out
 * @param shown whether a loss of more than the margin is shown
 * @param needed prompts with which a loss would be ruled out with 80 % power if there were none
 * @param floor why no loss could be detected; empty if one could
 */
public record LossBound(
    int prompts,
    double difference,
    Interval bounds,
    String strictly,
    boolean ruledOut,
    boolean shown,
    int needed,
    String floor) {

  /**
   * Tests like a quality claim.
   *
   * @param before the first's score of each prompt
   * @param after the second's, in the same order
   * @param templates of the prompts; empty if none is known
   * @param tests number of tests that may each show a loss; the probability of any false one is at
   *     most 5 %
   */
  public static LossBound of(
      List<Double> before,
      List<Double> after,
      List<String> templates,
      double margin,
      int tests,
      long seed) {
    if (before.size() != after.size() || before.isEmpty()) {
      throw new IllegalArgumentException(
          "scores must come in pairs, got " + before.size() + " and " + after.size());
    }
    List<QualityAnalysis.PromptScore> scores = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      scores.add(new QualityAnalysis.PromptScore(before.get(i), after.get(i), templates.get(i)));
    }
    List<String> floor = floor("", scores, margin);
    LossDecision test = LossDecision.of("", scores, margin, tests, seed);
    return new LossBound(
        test.n(),
        test.difference(),
        test.bounds(),
        test.shown().words(),
        test.call() == ClaimVerdict.Call.HOLDS,
        test.call() == ClaimVerdict.Call.FAILS,
        test.needed(),
        floor.isEmpty() ? "" : floor.get(0));
  }

  /**
   * Returns why no loss could be detected, if so: scores below the margin cannot fall by the
   * margin.
   */
  static List<String> floor(String task, List<QualityAnalysis.PromptScore> scores, double margin) {
    double mean =
        scores.stream()
            .mapToDouble(QualityAnalysis.PromptScore::baseline)
            .average()
            .orElse(Double.NaN);
    return mean < margin
        ? List.of(
            "the score to be kept is "
                + Numbers.fixed(mean, 4)
                + (task.isEmpty() ? "" : " on " + task)
                + ", less than the margin of "
                + Plain.number(margin)
                + ", so no strategy can lose that much")
        : List.of();
  }
}
