package dev.conflayers.decode.method.control;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;

/**
 * A skip set independent of model and text: the baseline that a search must beat.
 *
 * @param rule which layers are skipped
 * @param skipRatio skipped share of the layers except the first and the last, rounded down; for an
 *     early exit, of all layers
 * @param seed of the random rules
 * @param draft limits on a draft's depth and width
 */
public record RuleSkipSettings(Rule rule, double skipRatio, long seed, DraftSettings draft) {
  /** Which layers are skipped. */
  public enum Rule {
    /** As evenly spread as whole layers can be. */
    UNIFORM,
    /** Whole layers, drawn at random. */
    RANDOM,
    /** Attention and feed-forward networks, drawn at random independently: twice as many. */
    RANDOM_SUBLAYERS,
    /**
     * The last layers, the very last included: an early exit, as LayerSkip drafts (arXiv
     * 2404.16710). Its verification from the draft's states is not included.
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
