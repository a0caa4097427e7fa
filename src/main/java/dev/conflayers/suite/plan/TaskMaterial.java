package dev.conflayers.suite.plan;

import dev.conflayers.dataset.Example;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.task.Task;
import java.util.List;

/**
 * A task of a suite with the examples that serve it, in their seeded order.
 *
 * @param examples what is measured first, then what is left over for warming up
 * @param shots worked examples for a base model's prompt
 * @param search examples of another split, to search for skip sets on before measuring; may be
 *     empty
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
