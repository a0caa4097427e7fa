package dev.conflayers.app;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.OutputScores;
import dev.conflayers.metric.Metric;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores the stored outputs of a run again; nothing is generated. */
public final class ScoreRun {
  private final Workplace workplace;

  /** Makes the service. */
  public ScoreRun(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * The scores of a run.
   *
   * @param file where that of every output is
   */
  public record Scored(String run, Path file, OutputScores scores) {}

  /**
   * Scores a run and keeps the scores in its directory.
   *
   * @param names of metrics, for every task that has references; empty for those of each task
   * @throws ResultProblem if the run holds no references
   */
  public Scored score(Path run, List<String> names) throws IOException {
    RunDirectory directory = new RunDirectory(workplace.run(run));
    RunRecord record = directory.read();
    if (record.origin() != null) {
      throw new ResultProblem(
          run + " was imported from files that hold no references to score against");
    }
    Map<String, Metric> known = known();
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw new IllegalArgumentException(
            "no metric is called '" + name + "'; there are " + String.join(", ", known.keySet()));
      }
    }
    OutputScores scores =
        OutputScores.of(RunView.of(record), Tasks::byName, task -> metrics(task, names, known));
    return new Scored(record.manifest().run(), directory.write(scores.scores()), scores);
  }

  private static Map<String, Metric> known() {
    Map<String, Metric> known = new LinkedHashMap<>();
    Tasks.all()
        .forEach(
            task ->
                Tasks.metrics(task).forEach(metric -> known.putIfAbsent(metric.name(), metric)));
    return known;
  }

  /** A task's own metric of a name is the right one: it knows what its answers look like. */
  private static List<Metric> metrics(Task task, List<String> names, Map<String, Metric> known) {
    if (names.isEmpty() || Tasks.metrics(task).isEmpty()) {
      return Tasks.metrics(task);
    }
    Map<String, Metric> all = new LinkedHashMap<>(known);
    Tasks.metrics(task).forEach(metric -> all.put(metric.name(), metric));
    List<Metric> chosen = new ArrayList<>();
    all.forEach(
        (name, metric) -> {
          if (names.contains(name)) {
            chosen.add(metric);
          }
        });
    return chosen;
  }
}
