package dev.conflayers.report.gate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Json;
import dev.conflayers.base.Kebab;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Export formats of measured values for benchmark trackers. Rules without a value are omitted. */
public enum Export {
  /**
   * JMH's result format: times and rates only, because JMH has no other units. Bencher refuses a
   * file with another unit, and github-action-benchmark treats every value as "smaller is better".
   * The error is half the width of the interval of the change; JMH's {@code "NaN"} if there is
   * none.
   */
  JMH_JSON {
    @Override
    public Map<String, String> files(GateVerdict verdict) {
      ArrayNode benchmarks = JsonNodeFactory.instance.arrayNode();
      measured(verdict).forEach(rule -> jmh(benchmarks, rule));
      return Map.of("jmh.json", Json.document(JSON, benchmarks));
    }
  },

  /**
   * Bencher's own format, for its {@code json} adapter: the value and, as a separate measure, the
   * change with its interval.
   */
  BMF {
    @Override
    public Map<String, String> files(GateVerdict verdict) {
      ObjectNode benchmarks = JsonNodeFactory.instance.objectNode();
      for (RuleVerdict rule : verdict.rules()) {
        measure(benchmarks, rule, rule.metric(), rule.head(), null, null);
        measure(
            benchmarks, rule, rule.metric() + "_change", rule.change(), rule.low(), rule.high());
      }
      return Map.of("bmf.json", Json.document(JSON, benchmarks));
    }
  },

  /**
   * The custom format of github-action-benchmark, which allows one direction per file: one for
   * {@code customBiggerIsBetter} and another for {@code customSmallerIsBetter}.
   */
  GHA_CUSTOM_JSON {
    @Override
    public Map<String, String> files(GateVerdict verdict) {
      Map<String, String> files = new LinkedHashMap<>();
      files.put("gha-bigger-is-better.json", Json.document(JSON, custom(verdict, true)));
      files.put("gha-smaller-is-better.json", Json.document(JSON, custom(verdict, false)));
      return files;
    }
  };

  private static final JsonMapper JSON = Json.strict().build();
  private static final Pattern TIME = Pattern.compile("(ns|us|µs|ms|s)(/\\w+)?");
  private static final Pattern RATE = Pattern.compile("\\w+/(ns|us|µs|ms|s)");

  /** Returns the format's name on the command line. */
  @Override
  public String toString() {
    return Kebab.of(this);
  }

  /** Returns the JSON documents by file name, without a directory. */
  public abstract Map<String, String> files(GateVerdict verdict);

  private static List<RuleVerdict> measured(GateVerdict verdict) {
    return verdict.rules().stream().filter(rule -> isFinite(rule.head())).toList();
  }

  private static boolean isFinite(@Nullable Double value) {
    return value != null && Double.isFinite(value);
  }

  private static void measure(
      ObjectNode benchmarks,
      RuleVerdict rule,
      String measure,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high) {
    if (!isFinite(value)) {
      return;
    }
    ObjectNode node = benchmarks.withObjectProperty(benchmark(rule)).putObject(measure);
    node.put("value", value);
    if (isFinite(low)) {
      node.put("lower_value", low);
    }
    if (isFinite(high)) {
      node.put("upper_value", high);
    }
  }

  private static String benchmark(RuleVerdict rule) {
    return rule.strategy().isEmpty() ? rule.task() : rule.task() + "/" + rule.strategy();
  }

  private static ArrayNode custom(GateVerdict verdict, boolean higherIsBetter) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    for (RuleVerdict rule : measured(verdict)) {
      if (rule.higherIsBetter() == higherIsBetter) {
        entries
            .addObject()
            .put("name", benchmark(rule) + "/" + rule.metric())
            .put("unit", rule.unit())
            .put("value", rule.head())
            .put(
                "extra",
                String.format(
                    Locale.ROOT,
                    "%s\nchange: %s\nn: %d\nforks: %d",
                    rule.state(),
                    RuleText.changeAtLevel(rule),
                    rule.nPairs(),
                    rule.forks()));
      }
    }
    return entries;
  }

  /** Replaces blanks, because JMH's names are those of methods. */
  private static String jmhName(RuleVerdict rule) {
    return ("conflayers.gate." + benchmark(rule) + "." + rule.metric()).replaceAll("\\s+", "_");
  }

  private static void jmh(ArrayNode benchmarks, RuleVerdict rule) {
    Matcher time = TIME.matcher(rule.unit());
    Matcher rate = RATE.matcher(rule.unit());
    double score = rule.head() == null ? Double.NaN : rule.head();
    if (time.matches()) {
      jmh(benchmarks, rule, score, "avgt", time.group(1).replace('µ', 'u') + "/op");
    } else if (rate.matches()) {
      jmh(benchmarks, rule, score, "thrpt", "ops/" + rate.group(1).replace('µ', 'u'));
    }
  }

  private static void jmh(
      ArrayNode benchmarks, RuleVerdict rule, double score, String mode, String unit) {
    ObjectNode benchmark = benchmarks.addObject();
    benchmark
        .put("benchmark", jmhName(rule))
        .put("mode", mode)
        .put("threads", 1)
        .put("forks", rule.forks())
        .put("measurementIterations", rule.nPairs());
    ObjectNode metric = benchmark.putObject("primaryMetric").put("score", score);
    Double low = rule.low();
    Double high = rule.high();
    if (low != null && high != null && Double.isFinite(high - low)) {
      double error = Math.abs(score) * (high - low) / 2;
      metric.put("scoreError", error);
      metric.putArray("scoreConfidence").add(score - error).add(score + error);
    } else {
      metric.put("scoreError", "NaN");
      metric.putArray("scoreConfidence").add("NaN").add("NaN");
    }
    metric.putObject("scorePercentiles");
    metric.put("scoreUnit", unit);
    metric.putArray("rawData");
    benchmark.putObject("secondaryMetrics");
  }
}
