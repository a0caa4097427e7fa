package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.conflayers.testing.Verdicts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The formats as their readers take them, beside the golden files that seal them. */
class ExportTest {
  /** Bencher's adapter refuses a whole file for one benchmark with another unit. */
  @Test
  void jmhHasTimesAndRatesOnly() throws Exception {
    JsonNode benchmarks = json(Export.JMH_JSON, "jmh.json");
    assertThat(benchmarks).hasSize(2);
    assertThat(benchmarks)
        .allSatisfy(
            benchmark -> {
              JsonNode metric = benchmark.get("primaryMetric");
              assertThat(metric.get("score").isNumber()).isTrue();
              assertThat(metric.get("scoreUnit").asText())
                  .matches("(ns|us|ms|s)/op|ops/(ns|us|ms|s)");
            });
  }

  @Test
  void bencherGetsTheChangeWithItsInterval() throws Exception {
    JsonNode steady = json(Export.BMF, "bmf.json").get("word problems/conflayers");
    assertThat(steady.get("s_steady").get("value").asDouble()).isEqualTo(1.24);
    assertThat(steady.get("s_steady").has("lower_value")).isFalse();
    assertThat(steady.get("s_steady_change").get("lower_value").asDouble()).isEqualTo(-0.0946);
  }

  @Test
  void eachFileHasOneDirection() throws Exception {
    assertThat(json(Export.GHA_CUSTOM_JSON, "gha-smaller-is-better.json").findValuesAsText("name"))
        .containsExactly("all tasks/conflayers/tpot_ms", "all tasks/conflayers/ttft_ms");
    assertThat(json(Export.GHA_CUSTOM_JSON, "gha-bigger-is-better.json").findValuesAsText("name"))
        .doesNotContain("all tasks/conflayers/ttft_ms")
        .contains("news/conflayers/s_total");
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotMeasuredIsNoNumber(Export export) {
    assertThat(export.files(Verdicts.everyState()).values())
        .noneMatch(file -> file.contains("peak_memory") || file.contains("null"));
  }

  private static JsonNode json(Export export, String name) throws Exception {
    Map<String, String> files = export.files(Verdicts.everyState());
    return new JsonMapper().readTree(files.get(name));
  }
}
