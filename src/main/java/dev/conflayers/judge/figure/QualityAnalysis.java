package dev.conflayers.judge.figure;

import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.metric.Metric;
import dev.conflayers.stats.Alternative;
import dev.conflayers.stats.BoundedMeans;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.PairedCounts;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.Proportions;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.SignFlip;
import dev.conflayers.stats.TangoScore;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Scores outputs against the references of the schedule. */
public final class QualityAnalysis {
  private static final int DRAWS = 9999;
  private static final long SEED = 17;

  private final double confidence;
  private final Map<String, String> references = new HashMap<>();

  /** Forks emit the same text repeatedly, so each text is scored once. */
  private final Map<Scored, Double> scores = new ConcurrentHashMap<>();

  private record Scored(String metric, String prompt, String text) {}

  /** Makes the analysis of runs of this schedule, which holds the references. */
  public QualityAnalysis(double confidence, Schedule schedule) {
    this.confidence = confidence;
    references.putAll(Unscorable.references(schedule));
  }

  /**
   * The scores of one prompt, each the mean over its repetitions and forks.
   *
   * @param template that the prompt was made from; empty if unknown
   */
  public record PromptScore(double baseline, double strategy, String template) {
    public double difference() {
      return strategy - baseline;
    }

    public boolean rightOrWrong() {
      return isBinary(baseline) && isBinary(strategy);
    }
  }

  /** Returns the scores of a task by each of its metrics, compared over these pairs. */
  public List<Comparison.Quality> quality(Task task, List<Pair> pairs) {
    List<Comparison.Quality> rows = new ArrayList<>();
    if (pairs.isEmpty()) {
      return rows;
    }
    for (Metric metric : Tasks.metrics(task)) {
      List<PromptScore> prompts = scores(task, metric, pairs);
      if (prompts.isEmpty()) {
        continue;
      }
      double[] differences = prompts.stream().mapToDouble(PromptScore::difference).toArray();
      Clusters clusters = clusters(prompts);
      SignFlip test =
          SignFlip.of(
              clusters.sums(differences),
              Alternative.TWO_SIDED,
              DRAWS,
              RandomDraws.stream(SEED, 0));
      rows.add(
          new Comparison.Quality(
              metric.name(),
              metric.signature(),
              estimate(prompts.stream().mapToDouble(PromptScore::baseline).toArray(), clusters),
              estimate(prompts.stream().mapToDouble(PromptScore::strategy).toArray(), clusters),
              difference(prompts, clusters),
              (int) Arrays.stream(differences).filter(difference -> difference == 0).count(),
              test.pValue()));
    }
    return rows;
  }

  /**
   * Returns a score of both sides for every prompt that the metric can score, ordered by the
   * prompts' names.
   */
  public List<PromptScore> scores(Task task, Metric metric, List<Pair> pairs) {
    Map<String, List<Pair>> prompts = new LinkedHashMap<>();
    pairs.stream()
        .filter(pair -> scorable(metric, pair.strategy()))
        .forEach(pair -> prompts.computeIfAbsent(pair.example(), e -> new ArrayList<>()).add(pair));
    return prompts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new PromptScore(
                    mean(task, metric, entry.getValue().stream().map(Pair::baseline).toList()),
                    mean(task, metric, entry.getValue().stream().map(Pair::strategy).toList()),
                    entry.getValue().get(0).template()))
        .toList();
  }

  /** Returns which prompts share a template. */
  public static Clusters clusters(List<PromptScore> prompts) {
    return Clusters.of(prompts.stream().map(PromptScore::template).toList());
  }

  /** Right-or-wrong scores are a proportion, whose t interval would have no width at 0 and 1. */
  public PointEstimate estimate(double[] means, Clusters clusters) {
    if (!Arrays.stream(means).allMatch(QualityAnalysis::isBinary)) {
      return BoundedMeans.of(means, clusters, 0, 1, confidence);
    }
    boolean[] right = new boolean[means.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = means[i] == 1;
    }
    return clusters.any()
        ? Proportions.clustered(right, clusters, confidence)
        : Proportions.wilson((int) Arrays.stream(means).sum(), means.length, confidence);
  }

  /**
   * Right-or-wrong scores: Tango's interval if prompts are independent, else that of a mean of
   * differences within -1 and 1.
   */
  private PointEstimate difference(List<PromptScore> prompts, Clusters clusters) {
    return !clusters.any() && prompts.stream().allMatch(PromptScore::rightOrWrong)
        ? TangoScore.interval(counts(prompts), confidence)
        : BoundedMeans.of(
            prompts.stream().mapToDouble(PromptScore::difference).toArray(),
            clusters,
            -1,
            1,
            confidence);
  }

  /** Counts the prompts that only the strategy, or only full depth, answers correctly. */
  public static PairedCounts counts(List<PromptScore> prompts) {
    return new PairedCounts(
        prompts.size(),
        (int) prompts.stream().filter(score -> score.difference() > 0).count(),
        (int) prompts.stream().filter(score -> score.difference() < 0).count());
  }

  private static boolean isBinary(double score) {
    return score == 0 || score == 1;
  }

  private double mean(Task task, Metric metric, List<TrialView> repetitions) {
    return repetitions.stream()
        .mapToDouble(measurement -> score(task, metric, measurement))
        .average()
        .orElseThrow();
  }

  /** Returns whether the metric can score against the trial's reference. */
  public boolean scorable(Metric metric, TrialView trial) {
    return metric
        .blindTo(references.getOrDefault(trial.task() + "/" + trial.example(), ""))
        .isEmpty();
  }

  public double score(Task task, Metric metric, TrialView measurement) {
    String prompt = measurement.task() + "/" + measurement.example();
    return scores.computeIfAbsent(
        new Scored(metric.signature(), prompt, measurement.text()),
        scored ->
            metric.score(task.answer(measurement.text()), references.getOrDefault(prompt, "")));
  }
}
