package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/** Policy that chooses the sublayers that draft passes skip. */
public interface SkipPolicy {
  /** Returns the skip set of the next draft; it does not change during a draft. */
  SkipSet skips();

  /** Returns the largest worthwhile length of the next draft; 0 for no draft. */
  default int deepest() {
    return Integer.MAX_VALUE;
  }

  /** Announces a new prompt. */
  default void begin() {}

  /**
   * Updates the set after a step, and returns the event, if any. Its time is booked as search, not
   * as drafting or verifying.
   *
   * @param session holds every token of the transcript except the root; unchanged on return
   */
  default Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    return Optional.empty();
  }
}
