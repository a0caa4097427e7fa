package dev.conflayers.plan;

import dev.conflayers.suite.Strategy;

/**
 * One thing to measure: a strategy continuing one prompt, for the {@code repetition}th time.
 *
 * @param index place in the plan, from 0
 * @param block the trials of one prompt and repetition, one for each strategy
 * @param position place of the strategy within its block, from 0
 * @param warmup whether it only warms the machine up
 */
public record Trial(
    int index,
    int block,
    int position,
    boolean warmup,
    PlannedPrompt prompt,
    Strategy strategy,
    int repetition) {}
