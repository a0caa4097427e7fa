package dev.conflayers.app.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Json;
import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.ResultJson;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Results in the formats that dashboards of benchmarks read. */
public final class BenchmarkExport {
  private static final double MILLIS = 1e6;

  private BenchmarkExport() {}

  /**
   * Returns results of JMH: for each strategy and task the milliseconds of a prompt, an iteration a
   * prompt. JMH's error takes iterations for independent, and forks for one: judge speedups by this
   * program's reports.
   */
  public static String jmh(RunRecord run) {
    ObjectMapper mapper = ResultJson.mapper();
    ArrayNode all = mapper.createArrayNode();
    Map<String, Map<Integer, List<Double>>> cells = new LinkedHashMap<>();
    Map<String, Measurement> first = new LinkedHashMap<>();
    for (Measurement m : run.measurements()) {
      if (m.phase() == Phase.MEASURED && m.ok()) {
        String cell = m.strategy() + "\n" + m.task() + "\n" + m.example();
        first.putIfAbsent(cell, m);
        cells
            .computeIfAbsent(cell, c -> new TreeMap<>())
            .computeIfAbsent(m.fork(), f -> new ArrayList<>())
            .add(Quantity.WALL.of(new TrialView(m)) / MILLIS);
      }
    }
    cells.forEach(
        (cell, forks) -> {
          Measurement m = first.get(cell);
          if (m != null) {
            all.add(benchmark(mapper, run, m, forks));
          }
        });
    return Json.document(ResultJson.mapper(), all);
  }

  private static ObjectNode benchmark(
      ObjectMapper mapper, RunRecord run, Measurement m, Map<Integer, List<Double>> forks) {
    double[] times =
        forks.values().stream().flatMap(List::stream).mapToDouble(time -> time).sorted().toArray();
    double sum = 0;
    for (double time : times) {
      sum += time;
    }
    ObjectNode benchmark = mapper.createObjectNode();
    benchmark.put("benchmark", "dev.conflayers." + run.manifest().suite() + ".decode");
    benchmark.put("mode", "ss");
    benchmark.put("threads", 1);
    benchmark.put("forks", forks.size());
    benchmark.put("warmupIterations", 0);
    benchmark.put("measurementIterations", times.length / forks.size());
    benchmark
        .putObject("params")
        .put("strategy", m.strategy())
        .put("task", m.task())
        .put("example", m.example());
    ObjectNode metric = benchmark.putObject("primaryMetric");
    metric.put("score", sum / times.length);
    metric.put("scoreError", "NaN");
    metric.putArray("scoreConfidence").add("NaN").add("NaN");
    ObjectNode percentiles = metric.putObject("scorePercentiles");
    percentiles.put("0.0", times[0]);
    percentiles.put("100.0", times[times.length - 1]);
    metric.put("scoreUnit", "ms/op");
    ArrayNode raw = metric.putArray("rawData");
    forks.values().forEach(iterations -> iterations.forEach(raw.addArray()::add));
    benchmark.putObject("secondaryMetrics");
    return benchmark;
  }

  /**
   * Returns Bencher's metric format: for each strategy and task milliseconds per token, and for
   * those that are compared their speedup per prompt with its interval.
   */
  public static String bencher(Analysis analysis) {
    ObjectNode all = ResultJson.mapper().createObjectNode();
    forEach(
        analysis,
        (name, comparison) -> {
          ObjectNode measures = ResultJson.mapper().createObjectNode();
          Comparison.Pace pace = comparison.pace();
          if (pace != null) {
            measures.putObject("ms-per-token").put("value", pace.strategy() / MILLIS);
          }
          Estimate speedup = comparison.figure(Estimand.S_GEO);
          if (speedup != null && speedup.value() != null) {
            ObjectNode measure = measures.putObject("speedup").put("value", speedup.value());
            Bounds bounds = speedup.bounds();
            end(measure, "lower_value", bounds.low());
            end(measure, "upper_value", bounds.high());
          }
          if (!measures.isEmpty()) {
            all.set(name, measures);
          }
        });
    return Json.document(ResultJson.mapper(), all);
  }

  private static void forEach(Analysis analysis, BiConsumer<String, Comparison> each) {
    for (Comparison comparison : analysis.comparisons()) {
      each.accept(
          analysis.run().suite() + "/" + comparison.task() + "/" + comparison.strategy(),
          comparison);
    }
  }

  private static void end(ObjectNode measure, String name, @Nullable Double value) {
    if (value != null) {
      measure.put(name, value);
    }
  }
}
