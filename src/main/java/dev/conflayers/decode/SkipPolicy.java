package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/** Decides which sublayers the draft passes leave out. */
public interface SkipPolicy {
  /** Returns the set the next draft uses; it does not change during a draft. */
  SkipSet skips();

  /** Returns the most tokens that the next draft is worth; 0 for none. */
  default int deepest() {
    return Integer.MAX_VALUE;
  }

  /** Announces a new prompt. */
  default void begin() {}

  /**
   * Reconsiders the set after a step, and returns what came of it. Its cost is timed apart from
   * drafting and verifying.
   *
   * @param session holds every token of the transcript but the root; it is left as it was
   */
  default Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    return Optional.empty();
  }
}
