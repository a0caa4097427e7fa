package dev.conflayers.evidence;

import dev.conflayers.stats.ClusteredQuantiles;
import dev.conflayers.stats.ClusteredSample;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.QuantileRatio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Latency tails: quantiles of a latency over requests, and a strategy's divided by full depth's on
 * the same requests. Requests of all tasks count equally, so quantiles over several tasks describe
 * the suite's own mixture. A quantile is omitted if there are too few requests for one beyond it:
 * p95 takes 20, p99 takes 100. If the templates of prompts are known, they are the sampling units.
 */
public final class Tail {
  /** The quantiles that are shown, and the level of each. */
  public static final Map<String, Double> LEVELS = Map.of("p50", 0.5, "p95", 0.95, "p99", 0.99);

  private static final double NANOS_PER_MILLI = 1e6;

  private final Latency latency;
  private final List<String> prompts;
  private final List<Integer> forks;
  private final Growing own;
  private final Growing full;
  private final Clusters draws;

  private Tail(Latency latency, Growing own, Growing full, Places places) {
    this.latency = latency;
    this.prompts = List.copyOf(places.prompts);
    this.forks = List.copyOf(places.forks);
    this.own = own;
    this.full = full;
    this.draws = Clusters.of(places.templates);
  }

  /** The prompts, with their templates, and the forks, in order of appearance. */
  private static final class Places {
    private final List<String> prompts = new ArrayList<>();
    private final List<Integer> forks = new ArrayList<>();
    private final List<String> templates = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<Integer, Integer> columns = new HashMap<>();

    int row(Pair pair) {
      int row = place(pair.task() + "/" + pair.example(), rows, prompts);
      if (row == templates.size()) {
        templates.add(pair.template());
      }
      return row;
    }

    int column(Pair pair) {
      return place(pair.fork(), columns, forks);
    }
  }

  /** One request's contribution to the logarithm of a ratio, which is the mean of all. */
  public record Contribution(String prompt, int fork, double log) {}

  /** Returns the tail of the requests that have this latency on both sides; null if none does. */
  public static @Nullable Tail of(Latency latency, List<Pair> pairs) {
    Places places = new Places();
    Growing own = new Growing();
    Growing full = new Growing();
    for (Pair pair : pairs) {
      double[] ofOwn = latency.of(pair.strategy());
      double[] ofFull = latency.of(pair.baseline());
      if (ofOwn.length > 0 && ofFull.length > 0) {
        int row = places.row(pair);
        int column = places.column(pair);
        own.add(ofOwn, row, column);
        full.add(ofFull, row, column);
      }
    }
    return places.prompts.isEmpty() ? null : new Tail(latency, own, full, places);
  }

  private static <T> int place(T key, Map<T, Integer> places, List<T> keys) {
    Integer known = places.putIfAbsent(key, keys.size());
    if (known == null) {
      keys.add(key);
      return keys.size() - 1;
    }
    return known;
  }

  /** Returns every quantile of every latency for which there are enough requests. */
  public static List<Estimate> estimates(
      List<Pair> pairs, boolean phased, boolean ratios, double confidence) {
    List<Estimate> figures = new ArrayList<>();
    for (Latency latency : Latency.values()) {
      Tail tail = phased ? of(latency, pairs) : null;
      if (tail != null) {
        ClusteredSample sample = tail.drawn(tail.own);
        QuantileRatio ratio = ratios ? tail.ratioTo(sample) : null;
        for (String at : tail.quantiles()) {
          figures.add(tail.quantile(sample, at, confidence));
          if (ratio != null) {
            figures.add(tail.ratio(ratio, at, confidence));
          }
        }
      }
    }
    return figures;
  }

  /** Returns every ratio for which there are enough requests. */
  public static List<Estimate> ratios(List<Pair> pairs, double confidence) {
    List<Estimate> ratios = new ArrayList<>();
    for (Latency latency : Latency.values()) {
      Tail tail = of(latency, pairs);
      if (tail != null) {
        QuantileRatio ratio = tail.ratioTo(tail.drawn(tail.own));
        tail.quantiles().forEach(at -> ratios.add(tail.ratio(ratio, at, confidence)));
      }
    }
    return ratios;
  }

  /** Returns the number of requests that the quantile requires. */
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

  private boolean enough(String at) {
    return own.values.size() >= requests(at);
  }

  private List<String> quantiles() {
    return LEVELS.keySet().stream().sorted().filter(this::enough).toList();
  }

  /** Returns the observations by what is drawn independently: prompts, or their templates. */
  private ClusteredSample drawn(Growing side) {
    return side.sample().grouped(draws.places());
  }

  private QuantileRatio ratioTo(ClusteredSample ofOwn) {
    return new QuantileRatio(ofOwn, drawn(full));
  }

  private Estimate quantile(ClusteredSample sample, String at, double confidence) {
    PointEstimate nanos = ClusteredQuantiles.of(sample, level(at), confidence);
    return figure(
        latency.quantile(),
        at,
        nanos.point() / NANOS_PER_MILLI,
        Bounds.between(nanos.low() / NANOS_PER_MILLI, nanos.high() / NANOS_PER_MILLI, confidence));
  }

  private Estimate ratio(QuantileRatio of, String at, double confidence) {
    PointEstimate ratio = of.estimate(level(at), confidence);
    return figure(
        latency.ratio(), at, ratio.point(), Bounds.between(ratio.low(), ratio.high(), confidence));
  }

  /**
   * Returns each request's contribution to the logarithm of the ratio of a quantile, so that it can
   * be compared as a mean; empty if there are too few requests for an interval.
   */
  public List<Contribution> contributions(String at, double confidence) {
    double[] logs =
        enough(at)
            ? new QuantileRatio(own.sample(), full.sample()).contributions(level(at), confidence)
            : null;
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; logs != null && i < logs.length; i++) {
      if (!Double.isNaN(logs[i])) {
        contributions.add(
            new Contribution(prompts.get(i / forks.size()), forks.get(i % forks.size()), logs[i]));
      }
    }
    return contributions;
  }

  private Estimate figure(Estimand estimand, String at, double value, Bounds bounds) {
    int jvms = forks.size();
    return new Estimate(
        estimand,
        at,
        value,
        bounds,
        draws.any()
            ? jvms > 1 ? Replicate.TEMPLATE_AND_FORK : Replicate.TEMPLATE
            : jvms > 1 ? Replicate.PROMPT_AND_FORK : Replicate.PROMPT,
        draws.count(),
        jvms,
        jvms > 1 ? Population.PROMPTS_AND_JVMS : Population.PROMPTS_IN_THIS_JVM);
  }

  /** Observations of one side, in order of appearance. */
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
