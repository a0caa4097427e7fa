package dev.conflayers.gate;

import dev.conflayers.base.NearestName;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.metric.Metric;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.ArrayList;
import java.util.List;

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
                new IllegalArgumentException(
                    "metric must be one of those that 'conflayers ls gate-metrics' lists, got '"
                        + name
                        + "'"
                        + NearestName.hint(name, names)));
  }

  private static List<GateMetric> all(List<Task> tasks) {
    List<GateMetric> all = new ArrayList<>(counters());
    all.addAll(times());
    for (Task task : tasks) {
      task.metrics().forEach(metric -> all.add(score(task, metric)));
    }
    all.add(unmeasured("energy_per_token", "J/token"));
    all.add(unmeasured("allocations_per_token", "bytes/token"));
    all.add(unmeasured("peak_memory", "MB"));
    all.add(unmeasured("report_bytes", "bytes"));
    return List.copyOf(all);
  }

  private static List<GateMetric> counters() {
    return List.of(
        count(
            "layer_passes_per_token",
            GateMetric.Better.LOWER,
            "passes/token",
            "weights read by draft, verification and search, in full-depth passes, per token after"
                + " the first",
            Readings::layerPasses),
        count(
            "verify_calls_per_token",
            GateMetric.Better.LOWER,
            "calls/token",
            "verifications per token after the first",
            Readings::verifyCalls),
        count(
            "acceptance_length",
            GateMetric.Better.HIGHER,
            "tokens",
            "tokens per verification, bonus token included",
            Readings::acceptanceLength),
        count(
            "acceptance_rate",
            GateMetric.Better.HIGHER,
            "share",
            "accepted over drafted tokens, bonus tokens excluded",
            Readings::acceptanceRate),
        count(
            "drafted_per_token",
            GateMetric.Better.LOWER,
            "tokens/token",
            "drafted tokens per token after the first",
            Readings::drafted),
        count(
            "search_iterations",
            GateMetric.Better.LOWER,
            "events/prompt",
            "events of the search for skip sets per measured prompt, those before measuring"
                + " included",
            Readings::searches),
        count(
            "token_exact",
            GateMetric.Better.HIGHER,
            "share",
            "share of outputs that are full depth's, token for token",
            Readings::tokenExact),
        new GateMetric(
            "token_ids",
            GateMetric.Kind.DIGEST,
            GateMetric.Better.SAME,
            "sha256",
            "",
            "SHA-256 of all output tokens",
            Readings::outputs),
        count(
            "output_length_ratio",
            GateMetric.Better.SAME,
            "x",
            "tokens of the strategy's outputs over those of full depth's",
            Readings::lengthRatio),
        count(
            "failures",
            GateMetric.Better.LOWER,
            "share",
            "share of trials that failed or ran out of time",
            Readings::failures));
  }

  private static List<GateMetric> times() {
    return List.of(
        ratio("s_geo", GateMetric.Better.HIGHER, Estimand.S_GEO, Readings::sGeo),
        ratio("s_steady", GateMetric.Better.HIGHER, Estimand.S_STEADY, Readings::sSteady),
        ratio("s_total", GateMetric.Better.HIGHER, Estimand.S_TOTAL, Readings::sTotal),
        ratio("s_decode", GateMetric.Better.HIGHER, Estimand.S_DECODE, Readings::sDecode),
        new GateMetric(
            "ttft_ratio",
            GateMetric.Kind.TIME_RATIO,
            GateMetric.Better.LOWER,
            "x",
            "TTFT/TTFT_full",
            "geometric mean over prompts of the strategy's time to the first token over full"
                + " depth's",
            Readings::ttftRatio),
        new GateMetric(
            "tpot_ratio",
            GateMetric.Kind.TIME_RATIO,
            GateMetric.Better.LOWER,
            "x",
            "TPOT/TPOT_full",
            "geometric mean over prompts of the strategy's time per token after the first over full"
                + " depth's",
            Readings::tpotRatio),
        time(
            "ttft_ms",
            GateMetric.Better.LOWER,
            "ms",
            "geometric mean over prompts of the time to the first token",
            Readings::ttft),
        time(
            "tpot_ms",
            GateMetric.Better.LOWER,
            "ms",
            "geometric mean over prompts of the time per token after the first",
            Readings::tpot),
        time(
            "tokens_per_second",
            GateMetric.Better.HIGHER,
            "tokens/s",
            "geometric mean over prompts of output tokens per second",
            Readings::rate));
  }

  private static GateMetric count(
      String name, GateMetric.Better better, String unit, String how, GateMetric.Reading from) {
    return new GateMetric(name, GateMetric.Kind.COUNT, better, unit, "", how, from);
  }

  private static GateMetric ratio(
      String name, GateMetric.Better better, Estimand estimand, GateMetric.Reading from) {
    return new GateMetric(
        name, GateMetric.Kind.TIME_RATIO, better, "x", estimand.symbol(), estimand.meaning(), from);
  }

  private static GateMetric time(
      String name, GateMetric.Better better, String unit, String how, GateMetric.Reading from) {
    return new GateMetric(name, GateMetric.Kind.TIME, better, unit, name, how, from);
  }

  private static GateMetric score(Task task, Metric metric) {
    String name = metric.name().replaceFirst("^exact-match(-number)?", "em") + "_" + task.name();
    return new GateMetric(
        name.replace('-', '_'),
        GateMetric.Kind.SCORE,
        GateMetric.Better.HIGHER,
        "share",
        "",
        "mean of " + metric.name() + " over the outputs of " + task.name(),
        (runs, strategy, asked) -> runs.scores(strategy, task, metric));
  }

  private static GateMetric unmeasured(String name, String unit) {
    return new GateMetric(
        name,
        GateMetric.Kind.UNMEASURED,
        GateMetric.Better.LOWER,
        unit,
        "",
        "not recorded by runs of this version: always SKIPPED",
        (runs, strategy, task) -> List.of());
  }
}
