package dev.conflayers.record;

import org.jspecify.annotations.Nullable;

/**
 * How the output of one trial compares with the baseline's of the same block: a line of {@code
 * agreement.jsonl}.
 *
 * @param baseline index of the baseline's trial
 * @param tokens length of the longer output
 * @param commonPrefix leading tokens that both share
 * @param divergence what full depth, fed the common text, thinks where they part; absent where they
 *     are identical or one merely ended earlier
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
   * @param gap by how many nats the best token's logit beats the second best
   * @param strategyGap by how many nats it beats the token that the strategy emitted
   * @param bestToken the token full depth prefers there
   * @param secondToken its runner-up
   * @param baselineToken what the baseline emitted
   * @param strategyToken what the strategy emitted
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
