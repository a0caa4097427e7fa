package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Pair;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.RankCorrelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Checks a strategy's ratios for a trend over the run and for autocorrelation. */
final class RatioChecks {
  private static final double LEVEL = 0.01;
  private static final int DRAWS = 999;
  private static final int MOST_POINTS = 1000;
  private static final int FEWEST = 20;
  private static final long SEED = 29;

  private RatioChecks() {}

  static List<Caution> of(String strategy, List<Pair> pairs) {
    List<Caution> cautions = new ArrayList<>();
    double[] series = series(pairs);
    if (series.length < FEWEST) {
      return cautions;
    }
    RankCorrelation order =
        RankCorrelation.withOrder(binned(series), DRAWS, RandomDraws.stream(SEED, 0));
    if (order.pValue() < LEVEL) {
      cautions.add(
          new Caution(
              Caution.Kind.DRIFT_IN_RATIO,
              String.format(
                  Locale.ROOT,
                  "the speedup of %s %s in the course of the run (rank correlation %.2f, p %.3f):"
                      + " it learns, or the machine affects it and full depth differently.",
                  strategy,
                  order.correlation() > 0 ? "rises" : "falls",
                  order.correlation(),
                  order.pValue())));
    }
    double lag = RankCorrelation.lagOne(series);
    if (Math.abs(lag) > 3 / Math.sqrt(series.length)) {
      cautions.add(
          new Caution(
              Caution.Kind.AUTOCORRELATION,
              String.format(
                  Locale.ROOT,
                  "the speedup of %s on a prompt correlates with that on the previous prompt"
                      + " (correlation %.2f), so prompts are not independent, and intervals are too"
                      + " narrow.",
                  strategy,
                  lag)));
    }
    return cautions;
  }

  /**
   * Returns the ratios in order, each minus its task's mean, because tasks differ and follow one
   * another.
   */
  private static double[] series(List<Pair> pairs) {
    Map<String, double[]> sums = new TreeMap<>();
    for (Pair pair : pairs) {
      double[] sum = sums.computeIfAbsent(pair.task(), t -> new double[2]);
      sum[0] += pair.logRatio();
      sum[1]++;
    }
    return pairs.stream()
        .mapToDouble(
            pair -> {
              double[] sum = sums.getOrDefault(pair.task(), new double[] {0, 1});
              return pair.logRatio() - sum[0] / sum[1];
            })
        .toArray();
  }

  /** Returns means of groups of consecutive values, large enough to leave few means. */
  private static double[] binned(double[] series) {
    int width = (series.length + MOST_POINTS - 1) / MOST_POINTS;
    if (width == 1) {
      return series;
    }
    double[] means = new double[series.length / width];
    Arrays.setAll(
        means, i -> Arrays.stream(series, i * width, (i + 1) * width).average().orElseThrow());
    return means;
  }
}
