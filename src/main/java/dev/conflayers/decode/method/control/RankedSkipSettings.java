package dev.conflayers.decode.method.control;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;

/**
 * A skip set ranked by one number per layer, without ConfLayers' neighbourhoods and thresholds, to
 * show what these add.
 *
 * @param rule which layers are skipped
 * @param skipRatio skipped share of the layers except the first and the last, rounded down
 * @param contextWindow tokens from which confidence is judged; a prompt's set is chosen once {@code
 *     contextWindow} + 1 are committed
 * @param draft limits on a draft's depth and width
 */
public record RankedSkipSettings(
    Rule rule, double skipRatio, int contextWindow, DraftSettings draft) {
  /** Which layers are skipped. */
  public enum Rule {
    /** The least confident, attention and feed-forward added: the idea of ConfLayers. */
    LOWEST_CONFIDENCE,
    /** The most confident: the worst choice, if confidence is informative. */
    HIGHEST_CONFIDENCE,
    /** Those that contribute least to the last token's residual stream, by squared length. */
    LOWEST_ENERGY
  }

  public RankedSkipSettings {
    if (!(skipRatio >= 0 && skipRatio <= 1)) {
      throw new KeyRefusal("skip-ratio", "must be within [0, 1], got " + skipRatio);
    }
    if (contextWindow < 1 || contextWindow > 256) {
      throw new KeyRefusal("context-window", "must be within [1, 256], got " + contextWindow);
    }
  }
}
