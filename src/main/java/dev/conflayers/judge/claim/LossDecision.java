package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.stats.Bootstrap;
import dev.conflayers.stats.BoundedMeans;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.PairedCounts;
import dev.conflayers.stats.PairedNonInferiority;
import dev.conflayers.stats.PairedPower;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.Power;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.TangoScore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Non-inferiority test on the prompts of one task: whether a loss of a margin is ruled out, or
 * shown.
 *
 * @param bounds of the difference on either side, each at the level of the test that rules a loss
 *     out
 * @param shown the bound by which a loss is shown
 * @param zeros prompts whose scores are equal
 * @param needed prompts with which a loss of the margin would be ruled out with 80 % power if there
 *     were none
 */
record LossDecision(
    String task,
    int n,
    double difference,
    Interval bounds,
    Shown shown,
    ClaimVerdict.Call call,
    int zeros,
    int needed) {

  /**
   * The upper bound that shows a loss if it is below minus the margin. If any of several tests may
   * show one, each is at a smaller level.
   *
   * @param level of the one-sided bound
   * @param stricter whether that level is higher than the other bounds'
   */
  record Shown(double upper, double level, boolean stricter) {
    /** Returns the bound in words if it differs from the one that is always shown; else nothing. */
    String words() {
      return stricter
          ? String.format(
              Locale.ROOT,
              "; at %.1f%%, the level at which any of several tests shows a loss, the upper bound"
                  + " is %.4f",
              100 * level,
              upper)
          : "";
    }
  }

  private static final double ALPHA = 0.05;
  private static final double POWER = 0.8;
  private static final int RESAMPLES = 10_000;

  /** Returns the difference with its bounds, for display. */
  Estimate figure() {
    return new Estimate(
        Estimand.QUALITY_DIFFERENCE,
        task,
        difference,
        Bounds.of(bounds),
        Replicate.PROMPT,
        n,
        1,
        Population.PROMPTS);
  }

  /**
   * Tests the scores of one task.
   *
   * @param tasks number of tasks any of which may refute the claim
   */
  static LossDecision of(
      String task, List<QualityAnalysis.PromptScore> scores, double margin, int tasks, long seed) {
    return of(task, scores, margin, ALPHA, ALPHA / tasks, seed);
  }

  /**
   * Tests the scores of one task.
   *
   * @param without level of the test that rules out a loss of the margin
   * @param with level of the test that shows one
   */
  static LossDecision of(
      String task,
      List<QualityAnalysis.PromptScore> scores,
      double margin,
      double without,
      double with,
      long seed) {
    return !QualityAnalysis.clusters(scores).any()
            && scores.stream().allMatch(QualityAnalysis.PromptScore::rightOrWrong)
        ? ofCounts(task, scores, margin, without, with)
        : ofMeans(task, scores, margin, without, with, seed);
  }

  /** Right or wrong: Tango's score test, with few discordant prompts the exact rule as well. */
  private static LossDecision ofCounts(
      String task,
      List<QualityAnalysis.PromptScore> scores,
      double margin,
      double without,
      double with) {
    PairedCounts counts = QualityAnalysis.counts(scores);
    int n = scores.size();
    double lower = TangoScore.lowerBound(counts, 1 - without);
    if (counts.discordant() < PairedNonInferiority.FEW_DISCORDANT) {
      lower = Math.min(lower, -BoundedMeans.unseen(n, without));
    }
    double upper = upperOfCounts(counts, without);
    Shown shown = new Shown(upperOfCounts(counts, with), 1 - with, with < without);
    boolean holds = PairedNonInferiority.of(counts, margin).holds(without);
    int needed = PairedPower.pairsWithoutLoss(margin, without);
    if (counts.discordant() > 0 && counts.discordant() < n) {
      PairedPower power = new PairedPower((double) counts.discordant() / n, 0);
      needed = Math.max(needed, power.pairsForNonInferiorityByNormal(margin, without, POWER));
    }
    return new LossDecision(
        task,
        n,
        counts.difference(),
        bounds(lower, upper, without),
        shown,
        call(holds, shown.upper() < -margin),
        n - counts.discordant(),
        needed);
  }

  private static double upperOfCounts(PairedCounts counts, double alpha) {
    double upper = -TangoScore.lowerBound(counts.swapped(), 1 - alpha);
    return counts.discordant() == 0
        ? Math.max(upper, BoundedMeans.unseen(counts.pairs(), alpha))
        : upper;
  }

  /** Returns the bounds of a difference of scores within 0 and 1. */
  private static Interval bounds(double lower, double upper, double alpha) {
    return new Interval(Math.max(-1, lower), Math.min(1, upper), 1 - 2 * alpha);
  }

  /**
   * Scores between 0 and 1: Student's t and the accelerated bootstrap must both rule the loss out.
   * If hardly any prompt differs, neither covers a rare loss, so the exact rule for no difference
   * must rule it out too; if all differ alike, it decides alone. Prompts of one template count
   * together, so right-or-wrong scores are also judged here if templates are known.
   */
  private static LossDecision ofMeans(
      String task,
      List<QualityAnalysis.PromptScore> scores,
      double margin,
      double without,
      double with,
      long seed) {
    double[] each = scores.stream().mapToDouble(QualityAnalysis.PromptScore::difference).toArray();
    double[] differences = QualityAnalysis.clusters(scores).draws(each);
    int n = each.length;
    int draws = differences.length;
    int zeros = (int) scores.stream().filter(s -> s.difference() == 0).count();
    int withoutLoss = PairedPower.pairsWithoutLoss(margin, without);
    if (n < 2) {
      return new LossDecision(
          task,
          n,
          n == 0 ? 0 : each[0],
          bounds(-1, 1, without),
          new Shown(1, 1 - with, with < without),
          ClaimVerdict.Call.OPEN,
          zeros,
          withoutLoss);
    }
    boolean few = n - zeros < PairedNonInferiority.FEW_DISCORDANT;
    double lower = lower(differences, without, seed);
    if (few) {
      lower = Math.min(lower, -BoundedMeans.unseen(draws, without));
    }
    double[] negated = Arrays.stream(differences).map(difference -> -difference).toArray();
    double upper = -lower(negated, without, seed);
    Shown shown =
        new Shown(with == without ? upper : -lower(negated, with, seed), 1 - with, with < without);
    StudentEstimate t = Means.student(differences);
    double deviation = t.standardError() * Math.sqrt(draws);
    int needed =
        deviation == 0
            ? withoutLoss
            : Math.max(
                few ? withoutLoss : Math.min(draws, Preconditions.PROMPTS),
                Power.valuesForMeanByNormal(margin, deviation, without, POWER));
    // Assumes as many prompts per template as there are now.
    needed = (int) Math.ceil((double) needed * n / draws);
    return new LossDecision(
        task,
        n,
        t.point(),
        bounds(lower, upper, without),
        shown,
        call(lower > -margin, shown.upper() < -margin),
        zeros,
        needed);
  }

  /** Returns the lower of the bounds by t and by the bootstrap. */
  private static double lower(double[] differences, double alpha, long seed) {
    return BoundedMeans.allAlike(differences)
        ? BoundedMeans.lowerOfAlike(differences[0], differences.length, -1, alpha)
        : Math.min(
            Means.student(differences).lowerBound(1 - alpha),
            accelerated(differences, alpha, seed).low());
  }

  private static Interval accelerated(double[] differences, double alpha, long seed) {
    double[][] rows = new double[differences.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {differences[i]};
    }
    PointEstimate estimate =
        new Bootstrap(RESAMPLES, 1 - 2 * alpha, seed).accelerated(rows, LossDecision::mean);
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
