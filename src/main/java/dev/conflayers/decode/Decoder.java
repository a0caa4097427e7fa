package dev.conflayers.decode;

import dev.conflayers.token.TokenIds;

/** Continues a prompt. One decoder serves one model and may learn from prompt to prompt. */
public interface Decoder {
  /**
   * Returns the continuation of {@code prompt} up to where {@code stop} ends it.
   *
   * @throws IllegalArgumentException if the prompt is empty or leaves no room in the context
   */
  Generation decode(TokenIds prompt, StopPolicy stop);
}
