package dev.conflayers.run;

import dev.conflayers.result.Measurement;
import dev.conflayers.stats.Means;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.stats.TheilSen;
import dev.conflayers.suite.WarmUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides when a fork has warmed up: once the last {@value #WINDOW} timings of every strategy vary
 * by less than {@value #SPREAD} of their mean and drift by less than {@value #DRIFT} of it
 * (Georges, Buytaert and Eeckhout, OOPSLA 2007; Theil-Sen slope).
 *
 * <p>Full depth is timed by token. A strategy that drafts is timed by byte of weights its draft
 * passes read, since its time per token depends on how much is accepted, which no warming up
 * settles.
 */
final class WarmUpWatch {
  static final int WINDOW = 5;
  private static final double SPREAD = 0.02;
  private static final double DRIFT = 0.01;

  private final WarmUp limits;
  private final Map<String, List<Double>> timings = new LinkedHashMap<>();
  private int blocks;

  WarmUpWatch(WarmUp limits) {
    this.limits = limits;
  }

  /** Takes in a block that has been decoded. */
  void add(List<Measurement> block) {
    blocks++;
    for (Measurement measurement : block) {
      OptionalDouble pace = pace(measurement);
      if (pace.isPresent()) {
        timings
            .computeIfAbsent(measurement.strategy(), name -> new ArrayList<>())
            .add(pace.getAsDouble());
      }
    }
  }

  int blocks() {
    return blocks;
  }

  /** Returns whether no more blocks are wanted. */
  boolean over() {
    return blocks >= limits.most() || (blocks >= limits.least() && steady());
  }

  boolean steady() {
    return !timings.isEmpty()
        && timings.values().stream()
            .allMatch(
                times -> times.size() >= WINDOW && spread(times) < SPREAD && drift(times) < DRIFT);
  }

  /** Returns such as {@code conflayers: spread 1.2%, drift 0.3%}. */
  String words() {
    return timings.entrySet().stream()
        .map(
            entry ->
                entry.getValue().size() < WINDOW
                    ? entry.getKey() + ": too few timings to judge"
                    : String.format(
                        Locale.ROOT,
                        "%s: spread %.1f%%, drift %.1f%%",
                        entry.getKey(),
                        100 * spread(entry.getValue()),
                        100 * drift(entry.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static OptionalDouble pace(Measurement measurement) {
    Measurement.Weights weights = measurement.weights();
    if (weights.draft() > 0) {
      return OptionalDouble.of((double) measurement.timing().draft() / weights.draft());
    }
    return measurement.output().size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (double) (measurement.timing().total() - measurement.timing().prefill())
                / (measurement.output().size() - 1));
  }

  private static double[] last(List<Double> times) {
    return times.subList(times.size() - WINDOW, times.size()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static double spread(List<Double> times) {
    StudentEstimate mean = Means.student(last(times));
    return mean.standardError() * Math.sqrt(WINDOW) / mean.point();
  }

  private static double drift(List<Double> times) {
    double[] last = last(times);
    double[] order = IntStream.range(0, WINDOW).asDoubleStream().toArray();
    double slope = TheilSen.slope(order, last, 0.95).point();
    return Math.abs(slope) * WINDOW / Means.student(last).point();
  }
}
