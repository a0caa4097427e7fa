package dev.conflayers.decode.method.control;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;

/**
 * A skip set that looks at nothing: what a search must beat.
 *
 * @param rule which layers go
 * @param skipRatio share of the layers but the first and the last that go, rounded down; of an
 *     early exit, of all layers
 * @param seed of the random rules
 * @param draft how far and how wide a draft goes
 */
public record RuleSkipSettings(Rule rule, double skipRatio, long seed, DraftSettings draft) {
  /** Which layers go. */
  public enum Rule {
    /** As evenly spread as whole layers can be. */
    UNIFORM,
    /** Whole layers, drawn. */
    RANDOM,
    /** Attention and feed-forward networks, drawn by themselves: twice as many. */
    RANDOM_SUBLAYERS,
    /**
     * The last layers, the very last included: an early exit, as LayerSkip drafts (arXiv
     * 2404.16710). Its verification, which goes on from the draft's states, is not part of it.
     */
    EARLY_EXIT
  }

  public RuleSkipSettings {
    checkRatio(skipRatio);
  }

  static void checkRatio(double skipRatio) {
    if (!(skipRatio >= 0 && skipRatio <= 1)) {
      throw new KeyRefusal("skip-ratio", "must be within [0, 1], got " + skipRatio);
    }
  }
}
