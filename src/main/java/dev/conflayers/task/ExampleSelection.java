package dev.conflayers.task;

import dev.conflayers.data.Dataset;
import dev.conflayers.data.DatasetProblem;
import dev.conflayers.data.Example;
import java.util.List;
import java.util.Locale;

/**
 * The examples a run asks, and the worked ones its prompts begin with.
 *
 * <p>As in the ConfLayers authors' code, one seed orders both splits and the first rows are taken.
 * Where no other file holds worked examples, they are the rows after those asked.
 */
public record ExampleSelection(List<Example> examples, List<Example> shots) {
  public ExampleSelection {
    examples = List.copyOf(examples);
    shots = List.copyOf(shots);
  }

  /**
   * Takes {@code count} examples of {@code asked} and what shots the task needs of {@code worked}.
   */
  public static ExampleSelection of(
      Task task, Dataset asked, Dataset worked, int count, long seed) {
    if (worked.sha256().equals(asked.sha256())) {
      return of(task, asked, count, seed);
    }
    return new ExampleSelection(
        ordered(task, asked, seed).first(count).examples(),
        ordered(task, worked, seed).first(task.shots()).examples());
  }

  /** Takes {@code count} examples and, after them, what shots the task needs. */
  public static ExampleSelection of(Task task, Dataset asked, int count, long seed) {
    Dataset ordered = ordered(task, asked, seed);
    if (count + task.shots() > ordered.size()) {
      throw new DatasetProblem(
          String.format(
              Locale.ROOT,
              "dataset %s/%s has %d examples; %d to ask and %d shots for %s do not fit: ask for"
                  + " fewer",
              asked.name(),
              asked.split(),
              asked.size(),
              count,
              task.shots(),
              task.name()));
    }
    return new ExampleSelection(
        ordered.first(count).examples(), ordered.slice(count, task.shots()).examples());
  }

  private static Dataset ordered(Task task, Dataset dataset, long seed) {
    return task.shuffled() ? dataset.shuffled(seed) : dataset;
  }
}
