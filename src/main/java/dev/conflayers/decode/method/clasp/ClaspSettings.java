package dev.conflayers.decode.method.clasp;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;

/**
 * Hyperparameters of CLaSp (arXiv 2505.24196).
 *
 * @param skipRatio share of all layers that a set skips, rounded down; 0.5 to 0.6 in the paper
 * @param interval verifications from one choice to the next; 128 in the paper
 * @param draft limits on a draft's depth and width; the paper's stop threshold is 0.7
 */
public record ClaspSettings(double skipRatio, int interval, DraftSettings draft) {
  public ClaspSettings {
    if (!(skipRatio > 0 && skipRatio < 1)) {
      throw new KeyRefusal("skip-ratio", "must be within (0, 1), got " + skipRatio);
    }
    if (interval < 1 || interval > 100_000) {
      throw new KeyRefusal("interval", "must be within [1, 100000], got " + interval);
    }
  }
}
