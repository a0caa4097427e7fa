package dev.conflayers.decode.method.lookup;

import dev.conflayers.base.KeyRefusal;

/**
 * Hyperparameters of prompt lookup decoding.
 *
 * @param longestMatch the number of last tokens that must have occurred before; fewer are tried
 *     next. 3 in the reference
 * @param length tokens drafted; 10 in the reference
 */
public record PromptLookupSettings(int longestMatch, int length) {
  public PromptLookupSettings {
    if (longestMatch < 1 || longestMatch > 16) {
      throw new KeyRefusal("longest-match", "must be within [1, 16], got " + longestMatch);
    }
    if (length < 1 || length > 64) {
      throw new KeyRefusal("length", "must be within [1, 64], got " + length);
    }
  }
}
