package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import java.util.Optional;

/** Policy that sets the exit layer and the length of drafts. */
public interface ExitPolicy {
  /** Returns the number of layers that the next draft runs, from 1 to all but one. */
  int exit();

  /** Returns the largest number of tokens of the next draft; 0 for none. */
  int depth();

  /** Returns the probability below which a drafted token is the last of its draft. */
  double threshold();

  /** Returns whether the policy needs every layer's guess of the token. */
  boolean watches();

  /** Announces a new prompt. */
  default void begin() {}

  /**
   * Updates the exit and length after a step, and returns the event, if any.
   *
   * @param session holds every token of the transcript except the root; unchanged on return
   */
  default Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    return Optional.empty();
  }
}
