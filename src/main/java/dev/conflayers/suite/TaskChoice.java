package dev.conflayers.suite;

import dev.conflayers.base.Check;

/**
 * A suite's selection of one task, with its prompts.
 *
 * @param task name of the task: prompt, answer extraction and metrics
 * @param dataset name of a data set in {@code datasets/}, or the path of one
 * @param split the measured part of the data set
 * @param prompts number of measured examples
 * @param shots worked examples in a base model's prompt; a chat has none
 * @param seed seed of the order of examples and shots
 * @param maxNewTokens the most tokens of one generation
 * @param chat whether the prompt is a user turn in the model's chat format
 */
public record TaskChoice(
    String task,
    String dataset,
    String split,
    int prompts,
    int shots,
    long seed,
    int maxNewTokens,
    boolean chat) {
  public TaskChoice {
    Check.name("task", task);
    Check.that(!dataset.isBlank(), "dataset", "must not be blank");
    Check.name("split", split);
    Check.within("prompts", prompts, 1, 1_000_000);
    Check.within("shots", shots, 0, 100);
    Check.that(seed >= 0, "seed", "must not be negative, got " + seed);
    Check.within("max-new-tokens", maxNewTokens, 1, 1_000_000);
    Check.that(!(chat && shots > 0), "shots", "must be 0 if chat is true, got " + shots);
  }
}
