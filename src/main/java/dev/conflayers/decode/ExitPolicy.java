package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import java.util.Optional;

/** Decides after which layer drafts leave the model, and how long they are. */
public interface ExitPolicy {
  /** Returns how many layers the next draft runs, from 1 to all but one. */
  int exit();

  /** Returns the most tokens of the next draft; 0 for none. */
  int depth();

  /** Returns the probability below which a drafted token is the last of its draft. */
  double threshold();

  /** Returns whether the policy looks at what every layer would have said. */
  boolean watches();

  /** Announces a new prompt. */
  default void begin() {}

  /**
   * Reconsiders after a step, and returns what came of it.
   *
   * @param session holds every token of the transcript but the root; it is left as it was
   */
  default Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    return Optional.empty();
  }
}
