package dev.conflayers.suite.plan;

import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.declared.Phase;

/**
 * One trial: a strategy continues one prompt for the {@code repetition}th time.
 *
 * @param index place in the plan, from 0
 * @param fork the JVM that runs it, from 0
 * @param block the trials of one prompt, repetition and fork, one for each strategy
 * @param position place of the strategy within its block, from 0
 */
public record Trial(
    int index,
    int fork,
    int block,
    int position,
    Phase phase,
    PlannedPrompt prompt,
    Strategy strategy,
    int repetition) {
  /** Returns whether it is only preparation: warm-up or search. */
  public boolean warmup() {
    return phase != Phase.MEASURED;
  }
}
