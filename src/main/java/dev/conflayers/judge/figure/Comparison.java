package dev.conflayers.judge.figure;

import dev.conflayers.evidence.Drafts;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.StepCosts;
import dev.conflayers.stats.PointEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of one strategy with the baseline, on one task or over all tasks.
 *
 * @param task name of the task, or {@link #ALL_TASKS}
 * @param pairs number of prompts that both decoded
 * @param pace null without pairs
 * @param figures every estimand that could be estimated
 */
public record Comparison(
    String task,
    String strategy,
    int pairs,
    @Nullable Pace pace,
    List<Estimate> figures,
    Drafting drafting,
    TimeSplit time,
    @Nullable StepCosts costs,
    @Nullable SameText sameText,
    List<Quality> quality) {
  /** Task name of the comparison over all tasks. */
  public static final String ALL_TASKS = RunView.ALL_TASKS;

  public Comparison {
    figures = List.copyOf(figures);
    quality = List.copyOf(quality);
  }

  /** Returns the {@link Estimate#at()} of figures about one draft depth, from 1. */
  public static String depth(int depth) {
    return "depth " + depth;
  }

  /** Returns the figure of an estimand that has only one; null if it could not be estimated. */
  public @Nullable Estimate figure(Estimand estimand) {
    return figures.stream()
        .filter(figure -> figure.estimand() == estimand)
        .findFirst()
        .orElse(null);
  }

  /** Returns the figure of an estimand that has several; null if it could not be estimated. */
  public @Nullable Estimate figure(Estimand estimand, String at) {
    return figures.stream()
        .filter(figure -> figure.estimand() == estimand && figure.at().equals(at))
        .findFirst()
        .orElse(null);
  }

  /** Nanoseconds per token of all prompts together. */
  public record Pace(double baseline, double strategy) {}

  /**
   * Drafting and acceptance. The baseline has zero steps with drafts.
   *
   * @param acceptanceRate accepted divided by drafted tokens, bonus tokens excluded; null if
   *     nothing was drafted
   * @param meanAcceptanceLength tokens per verification, bonus token included
   * @param skippedShare mean share of sublayer weights that a draft pass skips: the skip ratio of
   *     all layers
   * @param skippedShareOfEligible the same over the layers that may be skipped: all except the
   *     first and the last
   * @param weightPassesPerToken bytes read by draft, verify and search passes, in full-depth
   *     passes, per token after the first; 1 for full depth
   */
  public record Drafting(
      long steps,
      long drafted,
      long accepted,
      @Nullable Double acceptanceRate,
      @Nullable Double meanAcceptanceLength,
      @Nullable Double skippedShare,
      @Nullable Double skippedShareOfEligible,
      @Nullable Double weightPassesPerToken,
      int searches,
      List<Drafts.Depth> positions) {
    public Drafting {
      positions = List.copyOf(positions);
    }
  }

  /** Nanoseconds of all trials by phase; overhead is what belongs to none. */
  public record TimeSplit(long prefill, long draft, long verify, long search, long overhead) {
    public long total() {
      return prefill + draft + verify + search + overhead;
    }
  }

  /**
   * Whether the strategy emits the baseline's tokens.
   *
   * @param identicalOutputs prompts whose outputs are all identical, token for token
   * @param identical their share, Wilson interval
   * @param commonPrefixShare mean length of the common prefix as a share of the longer output
   * @param largestGap the largest full-depth top-two gap, in nats, where outputs diverge
   */
  public record SameText(
      int identicalOutputs,
      PointEstimate identical,
      double commonPrefixShare,
      @Nullable Double largestGap) {}

  /**
   * One metric for both, and the paired difference (strategy minus baseline).
   *
   * @param zeros prompts whose scores are equal
   * @param pValue two-sided, of the sign-flip test; 1 if all scores are equal
   */
  public record Quality(
      String metric,
      String signature,
      PointEstimate baseline,
      PointEstimate strategy,
      PointEstimate difference,
      int zeros,
      double pValue) {}
}
