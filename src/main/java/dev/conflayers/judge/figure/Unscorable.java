package dev.conflayers.judge.figure;

import dev.conflayers.evidence.RunView;
import dev.conflayers.metric.Metric;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A metric that cannot score some references of a task. Their outputs have no score, which differs
 * from a score of 0: strategies without scores are not equally good.
 *
 * @param prompts number of prompts whose references it cannot score
 * @param of number of measured prompts
 * @param why it cannot score the first of them
 */
public record Unscorable(String task, String metric, int prompts, int of, String why) {
  /** Returns the references that the tasks' own metrics cannot score, in task order. */
  public static List<Unscorable> of(RunView run, Function<String, Task> tasks) {
    return of(run, tasks, Task::metrics);
  }

  /**
   * Returns the references that metrics cannot score.
   *
   * @param metrics chooses the metrics of a task
   */
  public static List<Unscorable> of(
      RunView run,
      Function<String, Task> tasks,
      Function<Task, ? extends Collection<Metric>> metrics) {
    List<Unscorable> unscorable = new ArrayList<>();
    if (run.imported() != null || !run.scores()) {
      return unscorable;
    }
    Map<String, String> references = references(run.schedule());
    for (String name : run.tasks()) {
      Set<String> prompts = new LinkedHashSet<>();
      run.measured().stream()
          .filter(m -> m.task().equals(name))
          .forEach(m -> prompts.add(m.example()));
      for (Metric metric : metrics.apply(tasks.apply(name))) {
        List<String> why =
            prompts.stream()
                .map(example -> metric.blindTo(references.getOrDefault(name + "/" + example, "")))
                .filter(words -> !words.isEmpty())
                .toList();
        if (!why.isEmpty()) {
          unscorable.add(
              new Unscorable(name, metric.name(), why.size(), prompts.size(), why.get(0)));
        }
      }
    }
    return unscorable;
  }

  /** Returns the reference of each example, by {@code task/example}. */
  static Map<String, String> references(Schedule schedule) {
    Map<String, String> references = new HashMap<>();
    schedule
        .examples()
        .forEach(
            example ->
                references.put(example.task() + "/" + example.example(), example.reference()));
    return references;
  }

  /** Returns whether no prompt of the task has a score. */
  public boolean all() {
    return prompts == of;
  }

  /** Returns one sentence without its full stop. */
  public String words() {
    return metric
        + " is not scorable on "
        + (all() ? "any of the " + of : prompts + " of " + of)
        + " prompts of "
        + task
        + ": "
        + why;
  }
}
