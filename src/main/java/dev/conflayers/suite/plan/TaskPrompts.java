package dev.conflayers.suite.plan;

import java.util.List;

/**
 * The prompts of one task.
 *
 * @param spare prompts of the same split that are not measured
 * @param search prompts of the tune split
 */
record TaskPrompts(
    List<PlannedPrompt> measured, List<PlannedPrompt> spare, List<PlannedPrompt> search) {
  TaskPrompts {
    measured = List.copyOf(measured);
    spare = List.copyOf(spare);
    search = List.copyOf(search);
  }
}
