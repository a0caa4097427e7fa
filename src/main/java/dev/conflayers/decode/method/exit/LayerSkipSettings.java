package dev.conflayers.decode.method.exit;

import dev.conflayers.base.KeyRefusal;

/**
 * Hyperparameters of LayerSkip (arXiv 2404.16710).
 *
 * @param exitRatio share of the layers that drafts run, rounded to the nearest number of layers;
 *     0.25 in the reference's example, 8 of 32
 * @param length tokens of a draft; 6 in the reference's example
 */
public record LayerSkipSettings(double exitRatio, int length) {
  public LayerSkipSettings {
    if (!(exitRatio > 0 && exitRatio < 1)) {
      throw new KeyRefusal("exit-ratio", "must be within (0, 1), got " + exitRatio);
    }
    if (length < 1 || length > 64) {
      throw new KeyRefusal("length", "must be within [1, 64], got " + length);
    }
  }
}
