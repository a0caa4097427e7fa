package dev.conflayers.report.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.StreamState;
import dev.conflayers.judge.analysis.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepsTest {
  /** Returns strategies as records have them: a name, then what the suite says of it. */
  private static List<Analysis.StrategyFacts> facts(String... namesAndSettings) {
    List<Analysis.StrategyFacts> facts = new ArrayList<>();
    for (int i = 0; i < namesAndSettings.length; i += 2) {
      String name = namesAndSettings[i];
      facts.add(
          new Analysis.StrategyFacts(
              name,
              "k",
              StreamState.PER_PROMPT_RESET,
              "{kind: k, name: " + name + ", " + namesAndSettings[i + 1] + "}",
              "",
              ""));
    }
    return facts;
  }

  private static List<String> labels(List<Sweeps.Line> lines) {
    return lines.stream().map(Sweeps.Line::label).toList();
  }

  @Test
  void findsEachSettingAndOrdersItsValues() {
    Map<String, List<Sweeps.Line>> sweeps =
        Sweeps.of(
            facts(
                "a-0.5", "settings: {ratio: 0.5, draft: {stop: 0.8, widths: [1, 1]}}",
                "a-0.1", "settings: {ratio: 0.1, draft: {stop: 0.8, widths: [1, 1]}}",
                "b-minus-2", "settings: {other: -2}",
                "b-1", "settings: {other: 1}",
                "b-tiny", "settings: {other: 1.0E-5}",
                "c-0.5", "settings: {rule: x, ratio: 0.5}",
                "c-0.2", "settings: {rule: x, ratio: 0.2}"));
    assertThat(sweeps.keySet()).containsExactly("ratio", "other");
    List<Sweeps.Line> ratio = sweeps.getOrDefault("ratio", List.of());
    assertThat(labels(ratio)).containsExactly("a", "c");
    assertThat(ratio.get(0).strategies())
        .containsExactly(Map.entry(0.1, "a-0.1"), Map.entry(0.5, "a-0.5"));
    Sweeps.Line other = sweeps.getOrDefault("other", List.of()).get(0);
    assertThat(other.label()).isEqualTo("b");
    assertThat(other.strategies().values()).containsExactly("b-minus-2", "b-tiny", "b-1");
    assertThat(ratio.get(1).place()).isNotEqualTo(other.place());
  }

  @Test
  void eachValueOfTheOtherSettingOfAGridIsALine() {
    Map<String, List<Sweeps.Line>> sweeps =
        Sweeps.of(
            facts(
                "a-0.1-1", "settings: {ratio: 0.1, other: 1}",
                "a-0.1-2", "settings: {ratio: 0.1, other: 2}",
                "a-0.5-1", "settings: {ratio: 0.5, other: 1}",
                "a-0.5-2", "settings: {ratio: 0.5, other: 2}"));
    assertThat(labels(sweeps.getOrDefault("ratio", List.of()))).containsExactly("a-…-1", "a-…-2");
    assertThat(labels(sweeps.getOrDefault("other", List.of()))).containsExactly("a-0.1", "a-0.5");
  }

  @Test
  void aValueThatIsMeasuredElsewhereJoinsButDoesNotNameTheLine() {
    List<Sweeps.Line> lines =
        Sweeps.of(
                facts(
                    "ratio-0.4", "settings: {ratio: 0.4, stop: 0.8}",
                    "stop-0.2", "settings: {ratio: 0.4, stop: 0.2}",
                    "stop-0.6", "settings: {ratio: 0.4, stop: 0.6}",
                    "twin", "settings: {ratio: 0.4, stop: 0.6}"))
            .getOrDefault("stop", List.of());
    assertThat(labels(lines)).containsExactly("stop");
    assertThat(lines.get(0).named()).isTrue();
    assertThat(lines.get(0).strategies().values())
        .containsExactly("stop-0.2", "stop-0.6", "ratio-0.4");
  }

  @Test
  void namesThatSayNoValueAreGivenAsTheyAre() {
    List<Sweeps.Line> lines =
        Sweeps.of(facts("wide", "settings: {window: 4}", "adaptive", "settings: {window: 0}"))
            .getOrDefault("window", List.of());
    assertThat(labels(lines)).containsExactly("adaptive … wide");
    assertThat(lines.get(0).named()).isFalse();
  }

  @Test
  void aSeedIsNoSettingAndTwoDifferencesAreNoSweep() {
    assertThat(
            Sweeps.of(
                facts(
                    "a", "settings: {ratio: 0.5, seed: 1}",
                    "b", "settings: {ratio: 0.5, seed: 2}",
                    "c", "settings: {ratio: 0.4, seed: 3}",
                    "d", "settings: {widths: [1, 2]}",
                    "e", "settings: {widths: [1, 3]}")))
        .isEmpty();
  }
}
