package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;

/** A method of continuing prompts with one model. It may learn from prompt to prompt. */
public interface Decoder {
  /**
   * Returns the continuation of {@code prompt} up to where {@code stop} ends it.
   *
   * @param sampler picks its tokens; whether they are those of full depth, or drawn as full depth
   *     would draw them, is up to the decoder
   * @throws IllegalArgumentException if the prompt is empty or leaves no room in the context
   */
  Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler);

  /** Returns the greedy continuation of {@code prompt}. */
  default Generation decode(TokenIds prompt, StopPolicy stop) {
    return decode(prompt, stop, Sampler.greedy());
  }
}
