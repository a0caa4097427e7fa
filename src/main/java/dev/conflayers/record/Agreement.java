package dev.conflayers.record;

import org.jspecify.annotations.Nullable;

/**
 * Comparison of a trial's output with the baseline's in the same block: a line of {@code
 * agreement.jsonl}.
 *
 * @param baseline index of the baseline's trial
 * @param tokens length of the longer output
 * @param commonPrefix leading tokens that both share
 * @param divergence full depth's scores after the common prefix; absent if the outputs are
 *     identical or one merely ended earlier
 */
public record Agreement(
    int trial,
    int baseline,
    boolean identical,
    int tokens,
    int commonPrefix,
    @Nullable Divergence divergence) {

  /**
   * The first position where two outputs differ, judged by full depth in one teacher-forced pass.
   *
   * @param gap margin of the best token's logit over the second best, in nats
   * @param strategyGap margin of the best token's logit over that of the strategy's token, in nats
   * @param bestToken the token full depth prefers there
   * @param secondToken its runner-up
   * @param baselineToken the token that the baseline emitted
   * @param strategyToken the token that the strategy emitted
   */
  public record Divergence(
      int position,
      double gap,
      double strategyGap,
      int bestToken,
      int secondToken,
      int baselineToken,
      int strategyToken) {
    public Divergence {
      if (!Double.isFinite(gap) || !Double.isFinite(strategyGap)) {
        throw new IllegalArgumentException(
            "gaps must be finite, got " + gap + " and " + strategyGap);
      }
    }
  }
}
