package dev.conflayers.decode.method.conflayers;

import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.model.SkipSet;
import java.util.Optional;

/** Decides, step by step, which candidate set to judge and when to look for the next. */
interface LayerSearch {
  /** Returns the set in force. */
  SkipSet skips();

  /** Returns the best set judged so far; the one in force where none was, or searching ended. */
  SkipSet best();

  /** Returns the factor that the next candidate is chosen by. */
  double lambda();

  void beginPrompt();

  /**
   * Takes in how a step fared, and returns what it led to.
   *
   * @param committed tokens generated for this prompt whose rows are cached
   * @param probe looks at the model, at a cost; asked at most once
   */
  Optional<SearchEvent.Kind> observe(StepOutcome outcome, int committed, Probe probe);

  /** Looks at how confident the model's layers are. */
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
