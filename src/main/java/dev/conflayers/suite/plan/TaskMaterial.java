package dev.conflayers.suite.plan;

import dev.conflayers.dataset.Example;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.task.Task;
import java.util.List;

/**
 * A task of a suite with its examples in seeded order.
 *
 * @param examples the measured ones first, then spare ones for the warm-up
 * @param shots worked examples in a base model's prompt
 * @param search examples of another split, for searching skip sets before measuring; may be empty
 */
public record TaskMaterial(
    TaskChoice choice,
    Task task,
    String datasetSha256,
    List<Example> examples,
    List<Example> shots,
    List<Example> search) {
  public TaskMaterial {
    examples = List.copyOf(examples);
    shots = List.copyOf(shots);
    search = List.copyOf(search);
  }
}
