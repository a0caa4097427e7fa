package dev.conflayers.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Kaplan-Meier estimate of the survival curve for right-censored times. */
public final class KaplanMeier {
  private final List<Step> steps;
  private final List<Observation> observations;
  private final double confidence;

  private KaplanMeier(List<Step> steps, List<Observation> observations, double confidence) {
    this.steps = List.copyOf(steps);
    this.observations = List.copyOf(observations);
    this.confidence = confidence;
  }

  /**
   * An observed time.
   *
   * @param ended whether the event happened at {@code time}; otherwise the time is censored
   */
  public record Observation(double time, boolean ended) {
    public Observation {
      Checks.notNegative("time", time);
    }
  }

  /**
   * The curve from {@code time} until the next step.
   *
   * @param atRisk number at risk just before {@code time}
   * @param survival share surviving beyond {@code time}
   * @param standardError Greenwood's; 0 where all have ended
   */
  public record Step(
      double time,
      int atRisk,
      int ended,
      double survival,
      double standardError,
      Interval interval) {}

  /**
   * Estimates the survival curve. Intervals are symmetric in log(-log S), with Greenwood's
   * variance: the sum of d / (n (n - d)); where all have ended, they reach from 0 to the upper end
   * of the previous interval, because the variance is undefined there.
   */
  public static KaplanMeier of(List<Observation> observations, double confidence) {
    return of(observations, observations.size(), confidence);
  }

  /**
   * Estimates the curve of observations that are not independent draws.
   *
   * @param worth effective number of independent observations, for which Greenwood's variance is
   *     computed
   */
  public static KaplanMeier of(List<Observation> observations, double worth, double confidence) {
    Checks.size("observations", observations.size(), 1);
    double effect = observations.size() / Checks.positive("worth", worth);
    double z = Distributions.normalQuantile((1 + Checks.level("confidence", confidence)) / 2);
    TreeMap<Double, int[]> times = new TreeMap<>();
    for (Observation observation : observations) {
      int[] counts = times.computeIfAbsent(observation.time(), t -> new int[2]);
      counts[observation.ended() ? 1 : 0]++;
    }
    List<Step> steps = new ArrayList<>();
    int atRisk = observations.size();
    double survival = 1;
    double variance = 0;
    double high = 1;
    for (var entry : times.entrySet()) {
      int ended = entry.getValue()[1];
      if (ended > 0) {
        survival *= 1 - (double) ended / atRisk;
        boolean none = ended == atRisk;
        variance += none ? 0 : effect * ended / (atRisk * (double) (atRisk - ended));
        Interval interval =
            none
                ? new Interval(0, high, confidence)
                : logLog(survival, z * Math.sqrt(variance), confidence);
        high = interval.high();
        steps.add(
            new Step(
                entry.getKey(),
                atRisk,
                ended,
                survival,
                none ? 0 : survival * Math.sqrt(variance),
                interval));
      }
      atRisk -= ended + entry.getValue()[0];
    }
    return new KaplanMeier(steps, observations, confidence);
  }

  private static Interval logLog(double survival, double error, double confidence) {
    double log = Math.log(survival);
    double factor = Math.exp(error / -log);
    return new Interval(Math.exp(log * factor), Math.exp(log / factor), confidence);
  }

  public List<Step> steps() {
    return steps;
  }

  /**
   * Returns the share surviving beyond {@code time}; before the first event, with the exact
   * interval for no event among those at risk.
   */
  public PointEstimate at(double time) {
    Checks.notNegative("time", time);
    Optional<Step> step =
        steps.stream().filter(s -> s.time() <= time).reduce((first, second) -> second);
    if (step.isPresent()) {
      return new PointEstimate(step.get().survival(), step.get().interval(), step.get().atRisk());
    }
    int watched = (int) observations.stream().filter(o -> o.time() >= time).count();
    if (watched == 0) {
      return new PointEstimate(1, new Interval(0, 1, confidence), observations.size());
    }
    return Proportions.exact(watched, watched, confidence);
  }

  /**
   * Returns the median survival time: the first time by which at least half have ended; empty if
   * they never have.
   */
  public Optional<Double> median() {
    return steps.stream().filter(s -> s.survival() <= 0.5).findFirst().map(Step::time);
  }
}
