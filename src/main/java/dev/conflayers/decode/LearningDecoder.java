package dev.conflayers.decode;

import dev.conflayers.model.SkipSet;

/** A decoder that searches for a skip set as it decodes. */
public interface LearningDecoder extends Decoder {
  /**
   * Ends the search: from now on every prompt is decoded with the best set found so far, which is
   * returned, and nothing is probed.
   */
  SkipSet freeze();
}
