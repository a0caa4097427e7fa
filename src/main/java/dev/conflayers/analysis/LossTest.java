package dev.conflayers.analysis;

import dev.conflayers.stats.Bootstrap;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.PairedCounts;
import dev.conflayers.stats.PairedNonInferiority;
import dev.conflayers.stats.PairedPower;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.Power;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.TangoTest;
import java.util.List;

/**
 * Whether a loss of a margin is ruled out, or shown, on the prompts of one task.
 *
 * @param lower one-sided lower bound of the difference
 * @param upper one-sided upper bound at the level at which a loss may be found on one of several
 *     tasks
 * @param zeros prompts whose scores are the same
 * @param needed prompts with which a loss of the margin would be ruled out in four of five runs if
 *     there were none
 */
record LossTest(
    String task,
    int n,
    double difference,
    double lower,
    double upper,
    ClaimVerdict.Call call,
    int zeros,
    int needed) {
  private static final double ALPHA = 0.05;
  private static final double POWER = 0.8;
  private static final int RESAMPLES = 10_000;

  /**
   * Tests the scores of one task.
   *
   * @param tasks of how many tasks any may refute the claim
   */
  static LossTest of(
      String task, List<QualityAnalysis.PromptScore> scores, double margin, int tasks, long seed) {
    return scores.stream().allMatch(QualityAnalysis.PromptScore::rightOrWrong)
        ? ofCounts(task, scores, margin, ALPHA / tasks)
        : ofMeans(task, scores, margin, ALPHA / tasks, seed);
  }

  /** Right or wrong: Tango's score test, with few discordant prompts the exact rule as well. */
  private static LossTest ofCounts(
      String task, List<QualityAnalysis.PromptScore> scores, double margin, double alpha) {
    int onlyStrategy = (int) scores.stream().filter(s -> s.difference() > 0).count();
    int onlyBaseline = (int) scores.stream().filter(s -> s.difference() < 0).count();
    PairedCounts counts = new PairedCounts(scores.size(), onlyStrategy, onlyBaseline);
    double lower = TangoTest.lowerBound(counts, 1 - ALPHA);
    double upper = -TangoTest.lowerBound(counts.swapped(), 1 - alpha);
    boolean holds = PairedNonInferiority.of(counts, margin).holds(ALPHA);
    int needed = PairedPower.pairsWithoutLoss(margin, ALPHA);
    if (counts.discordant() > 0 && counts.discordant() < scores.size()) {
      PairedPower power = new PairedPower((double) counts.discordant() / scores.size(), 0);
      needed = Math.max(needed, power.pairsForNonInferiorityByNormal(margin, ALPHA, POWER));
    }
    return new LossTest(
        task,
        scores.size(),
        counts.difference(),
        lower,
        upper,
        call(holds, upper < -margin),
        scores.size() - counts.discordant(),
        needed);
  }

  /**
   * Scores between 0 and 1: Student's t and the accelerated bootstrap must both rule the loss out.
   * Where hardly a prompt differs neither knows what a rare loss would cost, so that the exact rule
   * for none is asked as well.
   */
  private static LossTest ofMeans(
      String task,
      List<QualityAnalysis.PromptScore> scores,
      double margin,
      double alpha,
      long seed) {
    double[] differences =
        scores.stream().mapToDouble(QualityAnalysis.PromptScore::difference).toArray();
    int zeros = (int) scores.stream().filter(s -> s.difference() == 0).count();
    if (differences.length < 2) {
      return new LossTest(
          task,
          differences.length,
          differences.length == 0 ? 0 : differences[0],
          -1,
          1,
          ClaimVerdict.Call.OPEN,
          zeros,
          PairedPower.pairsWithoutLoss(margin, ALPHA));
    }
    StudentEstimate t = Means.student(differences);
    double lower = Math.min(t.lowerBound(1 - ALPHA), accelerated(differences, ALPHA, seed).low());
    double upper = Math.max(t.upperBound(1 - alpha), accelerated(differences, alpha, seed).high());
    int withoutLoss = PairedPower.pairsWithoutLoss(margin, ALPHA);
    boolean few = differences.length - zeros < PairedNonInferiority.FEW_DISCORDANT;
    boolean holds = lower > -margin && !(few && differences.length < withoutLoss);
    double deviation = t.standardError() * Math.sqrt(differences.length);
    int needed =
        deviation == 0
            ? withoutLoss
            : Math.max(
                few ? withoutLoss : Preconditions.PROMPTS,
                Power.valuesForMeanByNormal(margin, deviation, ALPHA, POWER));
    return new LossTest(
        task,
        differences.length,
        t.point(),
        lower,
        upper,
        call(holds, upper < -margin),
        zeros,
        needed);
  }

  private static Interval accelerated(double[] differences, double alpha, long seed) {
    double[][] rows = new double[differences.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {differences[i]};
    }
    PointEstimate estimate =
        new Bootstrap(RESAMPLES, 1 - 2 * alpha, seed).accelerated(rows, LossTest::mean);
    Interval interval = estimate.interval();
    return interval == null ? new Interval(-1, 1, 1 - 2 * alpha) : interval;
  }

  private static double mean(double[][] rows) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[0];
    }
    return sum / rows.length;
  }

  private static ClaimVerdict.Call call(boolean holds, boolean fails) {
    return holds
        ? ClaimVerdict.Call.HOLDS
        : fails ? ClaimVerdict.Call.FAILS : ClaimVerdict.Call.OPEN;
  }
}
