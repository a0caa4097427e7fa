package dev.conflayers.report.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.StreamState;
import dev.conflayers.judge.analysis.Analysis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static Analysis.StrategyFacts facts(String name, String rest) {
    return new Analysis.StrategyFacts(
        name,
        "conflayers",
        StreamState.STEADY,
        "{kind: conflayers, name: " + name + ", " + rest + "}",
        rest.replaceAll(", search-on.*", ""),
        rest.contains("search-on: ") ? rest.substring(rest.length() - 1) : "");
  }

  /** Strategies that differ in where they searched, and in nothing else, make one matrix. */
  @Test
  void groupsStrategiesByAllButTheTaskTheySearchedOn() {
    Map<String, Map<String, String>> methods =
        Transfer.methods(
            List.of(
                facts("a-x", "state: steady, settings: {ratio: 0.4}, search-on: x"),
                facts("a-y", "state: steady, settings: {ratio: 0.4}, search-on: y"),
                facts("b-x", "state: steady, settings: {ratio: 0.5}, search-on: x"),
                facts("own", "state: steady, settings: {ratio: 0.4}")));
    assertThat(methods.values())
        .containsExactlyInAnyOrder(Map.of("x", "a-x", "y", "a-y"), Map.of("x", "b-x"));
  }
}
