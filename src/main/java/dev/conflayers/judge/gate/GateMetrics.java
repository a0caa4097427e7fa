package dev.conflayers.judge.gate;

import dev.conflayers.base.KeyRefusal;
import dev.conflayers.base.NearestName;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Latency;
import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.Readings;
import dev.conflayers.metric.Metric;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every metric that rules may name. */
public final class GateMetrics {
  private static final List<GateMetric> ALL = all(Tasks.all());

  private GateMetrics() {}

  public static List<GateMetric> all() {
    return ALL;
  }

  /** Returns the metric of this name. */
  public static GateMetric byName(String name) {
    List<String> names = ALL.stream().map(GateMetric::name).toList();
    return ALL.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new KeyRefusal(
                    "metric",
                    "must be one of those that 'conflayers ls gate-metrics' lists, got '"
                        + name
                        + "'"
                        + NearestName.hint(name, names)));
  }

  private static List<GateMetric> all(List<Task> tasks) {
    List<GateMetric> all = new ArrayList<>(counters());
    all.addAll(times());
    for (Latency latency : List.of(Latency.TTFT, Latency.TPOT, Latency.GAP)) {
      for (String at : List.of("p50", "p95", "p99")) {
        all.add(tail(latency, at));
      }
    }
    for (Task task : tasks) {
      Tasks.metrics(task).forEach(metric -> all.add(score(task, metric)));
    }
    all.add(
        GateMetric.of(
            "peak_memory",
            GateMetric.Kind.SIZE,
            GateMetric.Better.LOWER,
            "MB",
            Estimand.PEAK_MEMORY));
    return List.copyOf(all);
  }

  private static List<GateMetric> counters() {
    return List.of(
        count(
            "layer_passes_per_token",
            GateMetric.Better.LOWER,
            "passes/token",
            Estimand.WEIGHT_PASSES),
        count(
            "verify_calls_per_token",
            GateMetric.Better.LOWER,
            "calls/token",
            Estimand.VERIFICATIONS),
        count("acceptance_length", GateMetric.Better.HIGHER, "tokens", Estimand.ACCEPTANCE_LENGTH),
        count("acceptance_rate", GateMetric.Better.HIGHER, "share", Estimand.ACCEPTANCE_RATE),
        count("drafted_per_token", GateMetric.Better.LOWER, "tokens/token", Estimand.DRAFTED),
        count(
            "search_iterations", GateMetric.Better.LOWER, "events/prompt", Estimand.SEARCH_EVENTS),
        count("token_exact", GateMetric.Better.HIGHER, "share", Estimand.TOKEN_EXACT),
        new GateMetric(
            "token_ids",
            GateMetric.Kind.DIGEST,
            GateMetric.Better.SAME,
            "sha256",
            null,
            "SHA-256 of all output tokens",
            (runs, strategy, task) ->
                runs.trials(task, strategy).stream()
                    .map(m -> Observed.of(m, m.output().size(), 1))
                    .toList()),
        count("output_length_ratio", GateMetric.Better.SAME, "x", Estimand.OUTPUT_LENGTH),
        count("failures", GateMetric.Better.LOWER, "share", Estimand.FAILURES));
  }

  private static List<GateMetric> times() {
    return List.of(
        ratio("s_geo", GateMetric.Better.HIGHER, Estimand.S_GEO),
        ratio("s_steady", GateMetric.Better.HIGHER, Estimand.S_STEADY),
        ratio("s_total", GateMetric.Better.HIGHER, Estimand.S_TOTAL),
        ratio("s_decode", GateMetric.Better.HIGHER, Estimand.S_DECODE),
        ratio("ttft_ratio", GateMetric.Better.LOWER, Estimand.FIRST_TOKEN_RATIO),
        ratio("tpot_ratio", GateMetric.Better.LOWER, Estimand.DECODE_PACE_RATIO),
        time("ttft_ms", GateMetric.Better.LOWER, "ms", Estimand.FIRST_TOKEN),
        time("tpot_ms", GateMetric.Better.LOWER, "ms", Estimand.DECODE_PACE),
        time("tokens_per_second", GateMetric.Better.HIGHER, "tokens/s", Estimand.RATE));
  }

  private static GateMetric count(
      String name, GateMetric.Better better, String unit, Estimand estimand) {
    return GateMetric.of(name, GateMetric.Kind.COUNT, better, unit, estimand);
  }

  private static GateMetric ratio(String name, GateMetric.Better better, Estimand estimand) {
    return GateMetric.of(name, GateMetric.Kind.TIME_RATIO, better, "x", estimand);
  }

  private static GateMetric tail(Latency latency, String at) {
    return new GateMetric(
        latency.name().toLowerCase(Locale.ROOT) + "_" + at + "_ratio",
        GateMetric.Kind.TAIL_RATIO,
        GateMetric.Better.LOWER,
        "x",
        latency.ratio(),
        at + ": " + latency.ratio().meaning(),
        (runs, strategy, task) -> Readings.tail(runs, strategy, task, latency, at));
  }

  private static GateMetric time(
      String name, GateMetric.Better better, String unit, Estimand estimand) {
    return GateMetric.of(name, GateMetric.Kind.TIME, better, unit, estimand);
  }

  private static GateMetric score(Task task, Metric metric) {
    String name = metric.name().replaceFirst("^exact-match(-number)?", "em") + "_" + task.name();
    return new GateMetric(
        name.replace('-', '_'),
        GateMetric.Kind.SCORE,
        GateMetric.Better.HIGHER,
        "share",
        null,
        "mean of " + metric.name() + " over the outputs of " + task.name(),
        new ScoreReading(task, metric));
  }
}
