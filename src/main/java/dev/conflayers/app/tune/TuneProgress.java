package dev.conflayers.app.tune;

import dev.conflayers.app.Pace;
import dev.conflayers.judge.tune.Halving;
import dev.conflayers.suite.Suite;
import java.util.List;

/** What whoever waits for a choice hears of its rounds. */
public interface TuneProgress {
  /** For callers that need no progress. */
  TuneProgress NONE = new TuneProgress() {};

  /** Takes in the name of a strategy that may not compete, as it is not lossless. */
  default void leftOut(String strategy) {}

  /** Takes in what will be measured at most, before anything is. */
  default void budget(Suite suite, TuneBudget budget, Pace pace) {}

  /**
   * Called when a round begins.
   *
   * @param number from 1
   * @param of how many rounds there are at most
   * @param prompts of each task
   */
  default void begins(int number, int of, int candidates, int prompts) {}

  /** Called with what a round decided. */
  default void ends(int number, List<Halving.Fate> fates) {}

  /** Called when the winner goes to the test. */
  default void tests(String winner) {}

  /** Called when a run ended early, so that nothing is chosen. */
  default void stopped() {}
}
