package dev.conflayers.decode.method.control;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;

/**
 * A skip set by one number of each layer, without ConfLayers' neighbourhoods and thresholds: shows
 * what these add.
 *
 * @param rule which layers go
 * @param skipRatio share of the layers but the first and the last that go, rounded down
 * @param contextWindow tokens that confidence is judged on; a prompt's set is chosen once so many
 *     and one more are committed
 * @param draft how far and how wide a draft goes
 */
public record RankedSkipSettings(
    Rule rule, double skipRatio, int contextWindow, DraftSettings draft) {
  /** Which layers go. */
  public enum Rule {
    /** Those least confident, attention and feed-forward added: what ConfLayers has in mind. */
    LOWEST_CONFIDENCE,
    /** Those most confident: if confidence says anything, the worst that can be done. */
    HIGHEST_CONFIDENCE,
    /** Those that add least to the last token's residual stream, by its squared length. */
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
