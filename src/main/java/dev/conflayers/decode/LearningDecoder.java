package dev.conflayers.decode;

import dev.conflayers.model.SkipSet;

/** A decoder that searches for a skip set as it decodes. */
public interface LearningDecoder extends Decoder {
  /**
   * Ends the search and returns the best set found so far. From now on every prompt is decoded with
   * it, without probes.
   */
  SkipSet freeze();
}
