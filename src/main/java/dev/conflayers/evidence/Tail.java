package dev.conflayers.evidence;

import dev.conflayers.stats.ClusteredQuantiles;
import dev.conflayers.stats.ClusteredSample;
import dev.conflayers.stats.QuantileEstimate;
import dev.conflayers.stats.QuantileRatio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Latency tails: quantiles of a latency over requests, and a strategy's over full depth's on the
 * same requests. Requests of all tasks count alike, so that quantiles over several tasks are of the
 * suite's own mixture. A quantile is left out where there are fewer requests than one beyond it
 * takes: 20 for p95, 100 for p99.
 */
public final class Tail {
  /** The quantiles that are shown, and the level of each. */
  public static final Map<String, Double> LEVELS = Map.of("p50", 0.5, "p95", 0.95, "p99", 0.99);

  private static final double NANOS_PER_MILLI = 1e6;

  private final Latency latency;
  private final List<Pair> pairs;
  private final ClusteredSample own;
  private final ClusteredSample full;

  private Tail(Latency latency, List<Pair> pairs, ClusteredSample own, ClusteredSample full) {
    this.latency = latency;
    this.pairs = pairs;
    this.own = own;
    this.full = full;
  }

  /** Returns the tail of the requests that show this latency on both sides; null if none does. */
  public static @Nullable Tail of(Latency latency, List<Pair> pairs) {
    List<Pair> both =
        pairs.stream()
            .filter(
                pair ->
                    latency.of(pair.baseline()).length > 0
                        && latency.of(pair.strategy()).length > 0)
            .toList();
    if (both.isEmpty()) {
      return null;
    }
    Map<String, Integer> prompts = new HashMap<>();
    Map<Integer, Integer> forks = new HashMap<>();
    Growing own = new Growing();
    Growing full = new Growing();
    for (Pair pair : both) {
      String key = pair.task() + "/" + pair.example();
      prompts.putIfAbsent(key, prompts.size());
      forks.putIfAbsent(pair.fork(), forks.size());
      int row = prompts.getOrDefault(key, 0);
      int column = forks.getOrDefault(pair.fork(), 0);
      own.add(latency.of(pair.strategy()), row, column);
      full.add(latency.of(pair.baseline()), row, column);
    }
    return new Tail(latency, both, own.sample(), full.sample());
  }

  /** Returns every quantile that there are requests enough for, of every latency. */
  public static List<Estimate> estimates(
      List<Pair> pairs, boolean phased, boolean ratios, double confidence) {
    List<Estimate> figures = new ArrayList<>();
    for (Latency latency : Latency.values()) {
      Tail tail = phased ? of(latency, pairs) : null;
      if (tail != null) {
        LEVELS.keySet().stream()
            .sorted()
            .filter(at -> tail.enough(at))
            .forEach(
                at -> {
                  figures.add(tail.quantile(at, confidence));
                  if (ratios) {
                    figures.add(tail.ratio(at, confidence));
                  }
                });
      }
    }
    return figures;
  }

  /** Returns how many requests the quantile takes. */
  public static int requests(String at) {
    return (int) Math.ceil(1 / (1 - level(at)) - 1e-9);
  }

  static double level(String at) {
    Double level = LEVELS.get(at);
    if (level == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "at must be one of %s, got '%s'",
              LEVELS.keySet().stream().sorted().toList(),
              at));
    }
    return level;
  }

  boolean enough(String at) {
    return pairs.size() >= requests(at);
  }

  private Estimate quantile(String at, double confidence) {
    QuantileEstimate nanos = ClusteredQuantiles.of(own, level(at), confidence);
    return figure(
        latency.quantile(),
        at,
        nanos.point() / NANOS_PER_MILLI,
        new Bounds(millis(nanos.low()), millis(nanos.high()), confidence));
  }

  Estimate ratio(String at, double confidence) {
    QuantileEstimate ratio = new QuantileRatio(own, full).estimate(level(at), confidence);
    return figure(
        latency.ratio(), at, ratio.point(), new Bounds(ratio.low(), ratio.high(), confidence));
  }

  private Estimate figure(Estimand estimand, String at, double value, Bounds bounds) {
    int forks = own.columns();
    return new Estimate(
        estimand,
        at,
        value,
        bounds,
        forks > 1 ? Replicate.PROMPT_AND_FORK : Replicate.PROMPT,
        own.rows(),
        forks,
        forks > 1 ? Population.PROMPTS_AND_JVMS : Population.PROMPTS_IN_THIS_JVM);
  }

  private static @Nullable Double millis(@Nullable Double nanos) {
    return nanos == null ? null : nanos / NANOS_PER_MILLI;
  }

  /** Observations of one side, as they come. */
  private static final class Growing {
    private final List<double[]> values = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();

    void add(double[] observed, int row, int column) {
      values.add(observed);
      places.add(new int[] {row, column});
    }

    ClusteredSample sample() {
      int n = values.stream().mapToInt(v -> v.length).sum();
      double[] all = new double[n];
      int[] rows = new int[n];
      int[] columns = new int[n];
      int at = 0;
      for (int i = 0; i < values.size(); i++) {
        for (double value : values.get(i)) {
          all[at] = value;
          rows[at] = places.get(i)[0];
          columns[at++] = places.get(i)[1];
        }
      }
      return new ClusteredSample(all, rows, columns);
    }
  }
}
