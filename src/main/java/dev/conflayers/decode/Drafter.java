package dev.conflayers.decode;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import java.util.Optional;

/** Source of drafts: proposes the next tokens for verification. */
public interface Drafter {
  /** Returns the largest number of nodes in a draft, the root included. */
  int largestTree();

  /** Announces a new prompt. */
  default void begin() {}

  /**
   * Drafts below the transcript's root, at most {@code depth} tokens deep and in a tree of at most
   * {@code nodes} nodes, the root included.
   *
   * @param depth less than {@code nodes}; 0 for the bare root
   * @param session holds every token but the root; its length is the same on return
   * @param sampler picks the tokens, if a model makes the drafts
   */
  Draft draft(Transcript transcript, DecodeSession session, int depth, int nodes, Sampler sampler);

  /**
   * Runs {@code draft}, which must be the last one made, at full depth: appends a row for every
   * node and scores it.
   */
  default Logits verify(Draft draft, DecodeSession session, Readout readout) {
    return session.append(draft.tree(), readout);
  }

  /**
   * Tells the drafter the outcome of its last draft, and returns its change of skip set, if any.
   */
  default Optional<SearchEvent> learn(
      StepOutcome outcome, Transcript transcript, DecodeSession session) {
    return Optional.empty();
  }
}
