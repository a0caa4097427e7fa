package dev.conflayers.decode.method.conflayers;

import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/**
 * Online search for a skip set: decides after each step whether to keep the candidate or to look
 * for the next.
 */
interface LayerSearch {
  /** Returns the current set. */
  SkipSet skips();

  /**
   * Returns the best set judged so far; the current one if none was judged or the search has ended.
   */
  SkipSet best();

  /** Returns the threshold's factor for choosing the next candidate. */
  double lambda();

  void beginPrompt();

  /**
   * Processes the outcome of a step, and returns the event, if any.
   *
   * @param committed tokens generated for this prompt whose rows are cached
   * @param probe a costly look at the model, called at most once
   */
  Optional<SearchEvent.Kind> observe(StepOutcome outcome, int committed, Probe probe);

  /** Measurement of the confidence of the model's layers. */
  @FunctionalInterface
  interface Probe {
    Candidates run();
  }

  /** The sets that one probe leads to. */
  @FunctionalInterface
  interface Candidates {
    SkipSet at(double lambda);
  }
}
