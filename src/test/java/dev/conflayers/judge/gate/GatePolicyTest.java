package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.suite.SuiteProblem;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatePolicyTest {
  private static final String HEAD =
      "schemaVersion: 1\nfamily: pr\nalpha: 0.05\ncorrection: holm\nrules:\n";

  private static GatePolicy parse(String rest) {
    return GatePolicy.parse("gate.yaml", HEAD + rest);
  }

  private static void assertRefused(String rest, String message) {
    assertThatThrownBy(() -> parse(rest))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsEveryKindOfRule() {
    GatePolicy policy =
        parse(
            """
              - metric: layer_passes_per_token
                tolerance: {rel: 0.0}
              - metric: token_exact
                min: 1.0
                where: {dtype: fp32}
              - metric: s_steady
                tolerateRegression: 0.03
                floor: 1.25
                minPairs: 40
              - metric: em_gsm8k
                nonInferiority: {margin: 0.02, reason: "PR gate"}
              - metric: output_length_ratio
                within: [0.9, 1.1]
            mutes:
              - {metric: ttft_ratio, testbed: x, owner: alice, reason: "#123", expires: 2026-12-01}
            """);
    assertThat(policy.rules()).extracting(GateRule::metric).hasSize(5);
    assertThat(policy.rules().get(4).within()).containsExactly(0.9, 1.1);
    assertThat(policy.mutes()).hasSize(1);
  }

  @Test
  void namesTheLineAndTheNearestKey() {
    assertRefused(
        "  - metric: s_geo\n    tolerateRegresion: 0.03\n",
        "gate.yaml:7: rules[0].tolerateRegresion is not a known key; did you mean"
            + " 'tolerateRegression'?");
  }

  @Test
  void namesTheNearestMetric() {
    assertRefused(
        "  - metric: s_goe\n    floor: 1\n", "gate.yaml:6: rules[0].metric must be one of those");
    assertRefused("  - metric: s_goe\n    floor: 1\n", "did you mean 's_geo'?");
  }

  @Test
  void refusesRulesWithoutOrWithTwoDemands() {
    assertRefused("  - metric: s_geo\n", "needs exactly one of");
    assertRefused("  - metric: token_exact\n    min: 1\n    within: [0, 1]\n", "got 2");
  }

  @Test
  void refusesDemandsThatDoNotFitTheMetric() {
    assertRefused("  - metric: s_geo\n    tolerance: {rel: 0}\n", "times vary");
    assertRefused("  - metric: token_exact\n    floor: 1\n", "are for times");
    assertRefused("  - metric: ttft_ratio\n    floor: 1\n", "use max for ttft_ratio");
    assertRefused("  - metric: token_ids\n    tolerance: {rel: 0.1}\n", "which is a checksum");
    assertRefused(
        "  - metric: s_geo\n    nonInferiority: {margin: 0.1, reason: r}\n", "is for scores");
  }

  @Test
  void refusesAMuteThatNobodyOwnsOrThatNeverEnds() {
    String rule = "  - metric: token_exact\n    min: 1\nmutes:\n";
    assertRefused(
        rule + "  - {metric: s_geo, reason: r, expires: 2026-12-01}\n", "misses the key 'owner'");
    assertRefused(rule + "  - {metric: s_geo, owner: a, reason: r}\n", "misses the key 'expires'");
    assertRefused(
        rule + "  - {metric: s_geo, owner: a, reason: r, expires: soon}\n",
        "expires must be a day such as 2026-12-01, got 'soon'");
  }

  @Test
  void aMuteHoldsThroughItsLastDay() {
    Mute mute = new Mute("s_geo", null, null, null, "a", "r", "2026-12-01");
    assertThat(mute.expired(LocalDate.of(2026, 12, 1))).isFalse();
    assertThat(mute.expired(LocalDate.of(2026, 12, 2))).isTrue();
  }

  @Test
  void everyMetricHasItsOwnName() {
    assertThat(GateMetrics.all()).extracting(GateMetric::name).doesNotHaveDuplicates();
  }

  @Test
  void committedSchemaIsTheOneOfTheRecords() throws Exception {
    try (InputStream committed = GatePolicy.class.getResourceAsStream("/gate.schema.json")) {
      assertThat(committed).as("src/main/resources/gate.schema.json").isNotNull();
      assertThat(new ObjectMapper().readTree(committed))
          .as("regenerate with: conflayers gate --schema")
          .isEqualTo(new ObjectMapper().readTree(GatePolicy.schema().toString()));
    }
  }

  @Test
  void readsTheRulesThatComeWithTheProject() throws Exception {
    for (String file : List.of("gate.yaml", "times.yaml")) {
      assertThat(GatePolicy.read(Path.of("suites/gate").resolve(file)).rules()).isNotEmpty();
    }
  }
}
