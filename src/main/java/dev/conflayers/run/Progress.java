package dev.conflayers.run;

import dev.conflayers.record.Measurement;
import dev.conflayers.suite.plan.RunPlan;
import java.util.List;

/**
 * What whoever waits for a measurement hears of it. Results are returned; nothing that is told here
 * has to be read, so that callers without a terminal leave it out.
 */
public interface Progress {
  /** For callers that need no progress. */
  Progress NONE = new Progress() {};

  /** Takes in a sentence that is worth keeping. */
  default void note(String sentence) {}

  /** Takes in what is being done at present, in place of what was being done before. */
  default void doing(String what) {}

  /** Called when what was being done is over. */
  default void done() {}

  /**
   * Takes in how far loading a model is.
   *
   * @param model what the user calls it
   * @param step empty when loading begins; a sentence if it is worth keeping
   */
  default void loading(String model, String step) {}

  /**
   * Returns what hears of the trials of a fork.
   *
   * @param before what was measured of the run before
   */
  default RunListener trials(RunPlan plan, int fork, List<Measurement> before) {
    return new RunListener() {};
  }
}
