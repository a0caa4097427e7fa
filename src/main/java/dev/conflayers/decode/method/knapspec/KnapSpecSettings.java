package dev.conflayers.decode.method.knapspec;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.decode.DraftSettings;

/**
 * Hyperparameters of KnapSpec (arXiv 2602.20217).
 *
 * @param rounds verifications whose accepted tokens a choice is based on; 5 in the reference
 * @param interval verifications from one choice to the next; 64 in the reference
 * @param draft upper limits on a draft's depth and width; budget 10 and stop threshold 0.7 in the
 *     reference
 */
public record KnapSpecSettings(int rounds, int interval, DraftSettings draft) {
  public KnapSpecSettings {
    if (rounds < 1 || rounds > 64) {
      throw new KeyRefusal("rounds", "must be within [1, 64], got " + rounds);
    }
    if (interval < 1 || interval > 100_000) {
      throw new KeyRefusal("interval", "must be within [1, 100000], got " + interval);
    }
  }
}
