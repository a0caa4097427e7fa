package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import java.util.Optional;

/** Guesses the tokens that come next. */
public interface Drafter {
  /** Returns the most nodes a draft of this drafter has, the root included. */
  int largestTree();

  /** Announces a new prompt. */
  default void begin() {}

  /**
   * Drafts below the transcript's root, at most {@code depth} tokens deep and in a tree of at most
   * {@code nodes} nodes, the root included.
   *
   * @param depth less than {@code nodes}; 0 for the bare root
   * @param session holds every token but the root; its length is the same on return
   */
  Draft draft(Transcript transcript, DecodeSession session, int depth, int nodes);

  /** Tells the drafter how its last draft fared, and returns what it changed because of that. */
  default Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    return Optional.empty();
  }
}
