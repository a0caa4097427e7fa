package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.metric.Metric;
import dev.conflayers.metric.OutputScore;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scores of a run's outputs by any metric, computed from its directory alone.
 *
 * @param scores of outputs whose references the metric can score
 * @param unscorable metrics and tasks whose references cannot be scored
 */
public record OutputScores(
    List<OutputScore> scores, List<Mean> means, List<Unscorable> unscorable) {
  private static final double CONFIDENCE = 0.95;

  public OutputScores {
    scores = List.copyOf(scores);
    means = List.copyOf(means);
    unscorable = List.copyOf(unscorable);
  }

  /**
   * A strategy's mean score on a task: prompts have equal weight, however often they were decoded.
   *
   * @param prompts that have an output and a score
   * @param failed trials without an output, which are in no mean
   */
  public record Mean(
      String task,
      String strategy,
      String metric,
      String signature,
      PointEstimate score,
      int prompts,
      int failed) {}

  /**
   * Scores every output of the measured trials.
   *
   * @param metrics chooses the metrics of a task; a task without any is skipped
   */
  public static OutputScores of(
      RunView index, Function<String, Task> tasks, Function<Task, List<Metric>> metrics) {
    QualityAnalysis quality = new QualityAnalysis(CONFIDENCE, index.schedule());
    List<OutputScore> scores = new ArrayList<>();
    List<Mean> means = new ArrayList<>();
    for (String name : index.tasks()) {
      Task task = tasks.apply(name);
      for (Metric metric : metrics.apply(task)) {
        for (Schedule.ScheduledStrategy strategy : index.schedule().strategies()) {
          List<OutputScore> own = new ArrayList<>();
          for (TrialView m : index.trials(name, strategy.name())) {
            if (quality.scorable(metric, m)) {
              own.add(
                  new OutputScore(
                      m.trial(),
                      name,
                      m.example(),
                      m.strategy(),
                      metric.name(),
                      metric.signature(),
                      quality.score(task, metric, m)));
            }
          }
          if (!own.isEmpty()) {
            scores.addAll(own);
            means.add(mean(index, own, quality));
          }
        }
      }
    }
    return new OutputScores(scores, means, Unscorable.of(index, tasks, metrics));
  }

  private static Mean mean(RunView index, List<OutputScore> scores, QualityAnalysis quality) {
    Map<String, Double> byPrompt =
        scores.stream()
            .collect(
                Collectors.groupingBy(
                    OutputScore::example,
                    TreeMap::new,
                    Collectors.averagingDouble(OutputScore::score)));
    OutputScore any = scores.get(0);
    return new Mean(
        any.task(),
        any.strategy(),
        any.metric(),
        any.signature(),
        quality.estimate(
            byPrompt.values().stream().mapToDouble(Double::doubleValue).toArray(),
            Clusters.of(
                byPrompt.keySet().stream()
                    .map(example -> index.templates().of(any.task(), example))
                    .toList())),
        byPrompt.size(),
        failed(index, any.task(), any.strategy()));
  }

  private static int failed(RunView index, String task, String strategy) {
    return (int)
        index.measured().stream()
            .filter(m -> !m.ok() && m.task().equals(task) && m.strategy().equals(strategy))
            .count();
  }
}
