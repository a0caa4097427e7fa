package dev.conflayers.analysis;

import dev.conflayers.result.Measurement;
import dev.conflayers.stats.Bootstrap;
import dev.conflayers.stats.Estimate;
import dev.conflayers.stats.Means;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speedups from pairs. The unit of replication is the prompt, not the repetition. */
final class SpeedAnalysis {
  private final double confidence;
  private final Bootstrap bootstrap;

  SpeedAnalysis(double confidence, Bootstrap bootstrap) {
    this.confidence = confidence;
    this.bootstrap = bootstrap;
  }

  Comparison.@Nullable Speed speed(List<Pair> all) {
    List<Pair> pairs = all.stream().filter(Pair::timed).toList();
    if (pairs.isEmpty()) {
      return null;
    }
    List<Pair> decoded = pairs.stream().filter(Pair::decoded).toList();
    double[][] logs = logRatios(pairs, Pair::nanosPerToken);
    return new Comparison.Speed(
        geometric(logs),
        bootstrap.estimate(logs, rows -> Math.exp(meanOfColumn(rows, 0))),
        bootstrap.estimate(
            totals(pairs), rows -> (sum(rows, 0) / sum(rows, 1)) / (sum(rows, 2) / sum(rows, 3))),
        pairs.stream().allMatch(Pair::equalWork)
            ? bootstrap.estimate(totals(pairs), rows -> sum(rows, 0) / sum(rows, 2))
            : null,
        decoded.isEmpty() ? null : geometric(logRatios(decoded, Pair::decodeNanosPerToken)),
        perToken(pairs.stream().map(Pair::baseline).toList()),
        perToken(pairs.stream().map(Pair::strategy).toList()));
  }

  private Estimate geometric(double[][] logs) {
    double[] ratios = new double[logs.length];
    double[] ones = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      ratios[i] = Math.exp(logs[i][0]);
      ones[i] = 1;
    }
    return Means.pairedRatio(ratios, ones, confidence);
  }

  /** Returns one row for each prompt: the mean over repetitions of the log of the ratio. */
  private static double[][] logRatios(List<Pair> pairs, ToDoubleFunction<Measurement> time) {
    return byPrompt(pairs).stream()
        .map(
            repetitions ->
                new double[] {
                  repetitions.stream()
                      .mapToDouble(
                          pair ->
                              Math.log(
                                  time.applyAsDouble(pair.baseline())
                                      / time.applyAsDouble(pair.strategy())))
                      .average()
                      .orElseThrow()
                })
        .toArray(double[][]::new);
  }

  /** Returns, for each prompt, time and tokens of the baseline, then of the strategy. */
  private static double[][] totals(List<Pair> pairs) {
    return byPrompt(pairs).stream()
        .map(
            repetitions ->
                new double[] {
                  repetitions.stream().mapToDouble(p -> p.baseline().wallNanos()).sum(),
                  repetitions.stream().mapToDouble(p -> p.baseline().output().size()).sum(),
                  repetitions.stream().mapToDouble(p -> p.strategy().wallNanos()).sum(),
                  repetitions.stream().mapToDouble(p -> p.strategy().output().size()).sum()
                })
        .toArray(double[][]::new);
  }

  static Collection<List<Pair>> byPrompt(List<Pair> pairs) {
    Map<String, List<Pair>> prompts =
        pairs.stream()
            .collect(
                Collectors.groupingBy(
                    pair -> pair.baseline().task() + "/" + pair.baseline().example(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return prompts.values();
  }

  private static double perToken(List<Measurement> measurements) {
    double nanos = measurements.stream().mapToDouble(Measurement::wallNanos).sum();
    return nanos / measurements.stream().mapToDouble(m -> m.output().size()).sum();
  }

  private static double sum(double[][] rows, int column) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[column];
    }
    return sum;
  }

  private static double meanOfColumn(double[][] rows, int column) {
    return sum(rows, column) / rows.length;
  }
}
