package dev.conflayers.analysis;

import dev.conflayers.metric.Metric;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.Schedule;
import dev.conflayers.stats.Estimate;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.Proportions;
import dev.conflayers.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores outputs against the references of the schedule. */
final class QualityAnalysis {
  private final double confidence;
  private final Map<String, String> references = new HashMap<>();

  QualityAnalysis(double confidence, Schedule schedule) {
    this.confidence = confidence;
    schedule
        .examples()
        .forEach(
            example ->
                references.put(example.task() + "/" + example.example(), example.reference()));
  }

  List<Comparison.Quality> quality(Task task, List<Pair> pairs) {
    List<Comparison.Quality> rows = new ArrayList<>();
    if (pairs.isEmpty()) {
      return rows;
    }
    for (Metric metric : task.metrics()) {
      List<double[]> scores = new ArrayList<>();
      for (List<Pair> repetitions : SpeedAnalysis.byPrompt(pairs)) {
        scores.add(
            new double[] {
              mean(task, metric, repetitions.stream().map(Pair::baseline).toList()),
              mean(task, metric, repetitions.stream().map(Pair::strategy).toList())
            });
      }
      rows.add(
          new Comparison.Quality(
              metric.name(),
              metric.signature(),
              estimate(scores.stream().mapToDouble(s -> s[0]).toArray()),
              estimate(scores.stream().mapToDouble(s -> s[1]).toArray()),
              Means.mean(scores.stream().mapToDouble(s -> s[1] - s[0]).toArray(), confidence)));
    }
    return rows;
  }

  /**
   * Scores of right or wrong are a proportion, whose t interval would have no width at the ends.
   */
  private Estimate estimate(double[] scores) {
    boolean binary = Arrays.stream(scores).allMatch(score -> score == 0 || score == 1);
    return binary
        ? Proportions.wilson((int) Arrays.stream(scores).sum(), scores.length, confidence)
        : Means.mean(scores, confidence);
  }

  private double mean(Task task, Metric metric, List<Measurement> repetitions) {
    return repetitions.stream()
        .mapToDouble(
            measurement ->
                metric.score(
                    task.answer(measurement.text()),
                    references.getOrDefault(measurement.task() + "/" + measurement.example(), "")))
        .average()
        .orElseThrow();
  }
}
