package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Results of a strategy that tuning may choose.
 *
 * @param invalid why its times are void; empty if they are not
 * @param speed S_geo over all tasks, including searches while decoding; null if nothing was timed
 * @param failures number of trials that did not complete
 * @param loss loss of score against full depth; null if none is allowed, or nothing was scored
 */
public record Candidate(
    String strategy,
    List<String> invalid,
    @Nullable Estimate speed,
    int failures,
    @Nullable Loss loss) {
  private static final double CONFIDENCE = 0.95;

  /**
   * Largest loss of a metric that a strategy may have.
   *
   * @param most within (0, 1)
   */
  public record Allowance(String metric, double most) {
    public Allowance {
      if (!(most > 0 && most < 1)) {
        throw new IllegalArgumentException("the allowed loss must be within (0, 1), got " + most);
      }
    }
  }

  /**
   * Estimated loss on the task with the worst bound.
   *
   * @param difference mean score minus full depth's
   * @param lower one-sided 95 % bound of the difference
   * @param within whether the bounds of every task rule out a loss of more than is allowed
   * @param beyond whether the bound of some task shows such a loss
   */
  public record Loss(
      String metric,
      double most,
      String task,
      double difference,
      double lower,
      boolean within,
      boolean beyond) {}

  public Candidate {
    invalid = List.copyOf(invalid);
  }

  /** Returns the strategies of a run except full depth and the control, in its order. */
  public static List<Candidate> of(
      RunView index, Function<String, Task> tasks, @Nullable Allowance allowance) {
    Integrity integrity = Integrity.of(index);
    List<Candidate> candidates = new ArrayList<>();
    for (Schedule.ScheduledStrategy strategy : index.rivals()) {
      String name = strategy.name();
      List<Pair> timed = index.timed(Comparison.ALL_TASKS, name);
      candidates.add(
          new Candidate(
              name,
              integrity.voidsTimes(name),
              timed.isEmpty()
                  ? null
                  : SpeedFigures.logs(timed, Pair::logRatio).ratio(Estimand.S_GEO, CONFIDENCE),
              (int) index.measured().stream().filter(m -> failed(m, name)).count(),
              allowance == null ? null : loss(index, tasks, name, allowance)));
    }
    return candidates;
  }

  private static boolean failed(TrialView measurement, String strategy) {
    return measurement.strategy().equals(strategy) && !measurement.ok();
  }

  private static @Nullable Loss loss(
      RunView index, Function<String, Task> tasks, String strategy, Allowance allowance) {
    QualityAnalysis quality = new QualityAnalysis(CONFIDENCE, index.schedule());
    List<String> scored =
        index.tasks().stream()
            .filter(name -> !index.pairs(name, strategy).isEmpty())
            .filter(
                name ->
                    Tasks.metrics(tasks.apply(name)).stream()
                        .anyMatch(metric -> metric.name().equals(allowance.metric())))
            .toList();
    if (Unscorable.of(index, tasks).stream()
        .anyMatch(none -> none.all() && none.metric().equals(allowance.metric()))) {
      return null;
    }
    List<LossDecision> tests = new ArrayList<>();
    for (String name : scored) {
      Task task = tasks.apply(name);
      Tasks.metrics(task).stream()
          .filter(metric -> metric.name().equals(allowance.metric()))
          .map(metric -> quality.scores(task, metric, index.pairs(name, strategy)))
          .forEach(
              scores ->
                  tests.add(
                      LossDecision.of(name, scores, allowance.most(), scored.size(), Claims.SEED)));
    }
    return tests.stream()
        .min(Comparator.comparingDouble(test -> test.bounds().low()))
        .map(
            worst ->
                new Loss(
                    allowance.metric(),
                    allowance.most(),
                    worst.task(),
                    worst.difference(),
                    worst.bounds().low(),
                    tests.stream().allMatch(test -> test.call() == ClaimVerdict.Call.HOLDS),
                    tests.stream().anyMatch(test -> test.call() == ClaimVerdict.Call.FAILS)))
        .orElse(null);
  }
}
