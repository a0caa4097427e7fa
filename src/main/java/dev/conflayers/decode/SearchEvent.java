package dev.conflayers.decode;

import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/**
 * An action of a skip policy between two steps.
 *
 * @param step the index of the step after which it happened
 * @param lambda the threshold's factor at the time; 0 if the policy has none
 * @param skips the set in force afterwards
 * @param profile each layer's confidence; empty if it was not probed
 * @param weightBytes the weights read to decide
 */
public record SearchEvent(
    int step,
    Kind kind,
    double lambda,
    SkipSet skips,
    Optional<LayerConfidence> profile,
    long weightBytes) {
  /** What happened. */
  public enum Kind {
    /** A candidate set was tried, and the current one stays. */
    REJECTED,
    /** A new candidate set was installed. */
    CANDIDATE,
    /** The set under trial became the best so far, and a new candidate was installed. */
    IMPROVED,
    /** The current set is good enough, so the search ended. */
    CONVERGED,
    /** All allowed iterations are used up: the best set was installed and the search ended. */
    EXHAUSTED
  }
}
