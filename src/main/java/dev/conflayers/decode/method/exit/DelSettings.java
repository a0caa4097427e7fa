package dev.conflayers.decode.method.exit;

import dev.conflayers.base.KeyRefusal;

/**
 * Hyperparameters of DEL (arXiv 2504.05598): early exits whose layer and length are chosen for each
 * draft.
 *
 * @param longest the most tokens of a draft; lengths up to 17 are considered in the reference, and
 *     drafts end at 10
 * @param decay factor by which earlier evidence decays at each verification; 0.95 in the reference
 * @param promptTokens number of the prompt's last tokens used as evidence before the first choice;
 *     32 in the reference
 */
public record DelSettings(int longest, double decay, int promptTokens) {
  public DelSettings {
    if (longest < 1 || longest > 64) {
      throw new KeyRefusal("longest", "must be within [1, 64], got " + longest);
    }
    if (!(decay > 0 && decay <= 1)) {
      throw new KeyRefusal("decay", "must be within (0, 1], got " + decay);
    }
    if (promptTokens < 0 || promptTokens > 256) {
      throw new KeyRefusal("prompt-tokens", "must be within [0, 256], got " + promptTokens);
    }
  }
}
