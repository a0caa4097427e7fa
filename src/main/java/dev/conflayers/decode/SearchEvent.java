package dev.conflayers.decode;

import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/**
 * Something a skip policy did between two steps.
 *
 * @param step the index of the step after which it happened
 * @param lambda the threshold's factor at the time; 0 where the policy has none
 * @param skips the set in force afterwards
 * @param profile how confident each layer was; empty where nobody looked
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
    /** A candidate set was tried, and the one in force stays. */
    REJECTED,
    /** A new candidate set was installed. */
    CANDIDATE,
    /** The set that was being judged became the best so far, and a new candidate was installed. */
    IMPROVED,
    /** The set in force is good enough: searching ended. */
    CONVERGED,
    /** The most iterations allowed are used up: the best set was installed and searching ended. */
    EXHAUSTED
  }
}
