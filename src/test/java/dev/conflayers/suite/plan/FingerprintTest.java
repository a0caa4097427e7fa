package dev.conflayers.suite.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs are resumed and compared by their fingerprint, also those that an older version began. */
class FingerprintTest {
  private static final String SUITE =
      """
      name: every-kind
      description: One strategy of each kind.
      model: {name: m, dtype: fp32, device: cpu, threads: 2}
      defaults:
        strategies:
          conflayers: {settings: {draft: {budget: 4, stop-threshold: 0.8, widths: [1, 2, 3, 4]}}}
          swift: {settings: {draft: {budget: 4, stop-threshold: 0.8, widths: [1, 1, 1, 1]}}}
          rule-skip: {settings: {draft: {budget: 3, stop-threshold: 0.5, widths: [1, 1, 1, 1]}}}
      tasks:
        - {task: gsm8k, dataset: words, split: test, prompts: 3, shots: 0, seed: 1, max-new-tokens: 8, chat: true}
      strategies:
        - {kind: full-depth, name: full}
        - {kind: conflayers, name: cold, state: cold-stream, settings: {mode: clean, skip-ratio: 0.4, context-window: 16, search-interval: 8, max-iterations: 100, max-score: 0.95, lambda-mode: adaptive, lambda: 0.0, window: 0, arithmetic: binary16, confidence-space: hidden}}
        - {kind: swift, name: reset, state: per-prompt-reset, settings: {skip-ratio: 0.45, context-window: 16, search-interval: 1, bayes-interval: 25, max-iterations: 1000, max-tolerance: 300, max-score: 0.93, max-passes: 0, seed: 2024}}
        - {kind: clasp, name: c, settings: {skip-ratio: 0.4, interval: 128, draft: {budget: 8, stop-threshold: 0.7, widths: [1, 1, 1, 1]}}}
        - {kind: self-sd, name: s, settings: {attention: [2], mlp: [2, 4], budget: 8, start-threshold: 0.8}}
        - {kind: prompt-lookup, name: p, settings: {longest-match: 3, length: 10}}
        - {kind: static-skip, name: none, settings: {attention: [], mlp: [], draft: {budget: 8, stop-threshold: 0.8, widths: [1, 1, 1, 1]}}}
        - {kind: rule-skip, name: rule, settings: {rule: random-sublayers, skip-ratio: 0.5, seed: 7}}
        - {kind: ranked-skip, name: rank, settings: {rule: lowest-energy, skip-ratio: 0.5, context-window: 16, draft: {budget: 8, stop-threshold: 0.8, widths: [1, 1, 1, 1]}}}
        - {kind: draft-only, name: d, settings: {attention: [1], mlp: [3]}}
      claims: []
      run: {seed: 1, forks: 1, warm-up: {least: 0, most: 0}, search-prompts: 0, same-twice: never, repetitions: 1, stop-rule: ignore-eos, trial-timeout-seconds: 9}
      """;

  private static String fingerprint(String text) {
    Suite suite = new SuiteReader().parse("every-kind.yaml", text);
    return Fingerprint.of(suite, List.of(), List.of());
  }

  /** Whoever must change this number says in it that no earlier run can be gone on with. */
  @Test
  void strategiesOfEarlierRunsKeepTheirFingerprint() {
    assertThat(fingerprint(SUITE))
        .isEqualTo("7bfc32da14a6506282c37757242c45cb838e940734e12deac31b9d805eced090");
  }

  @Test
  void aSuiteThatMeasuresForBothIsOneThatDoesNotSay() {
    String last = "trial-timeout-seconds: 9";
    assertThat(fingerprint(SUITE.replace(last, last + ", mode: both")))
        .isEqualTo(fingerprint(SUITE));
    assertThat(fingerprint(SUITE.replace(last, last + ", mode: timing")))
        .isNotEqualTo(fingerprint(SUITE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "name: full; name: other",
        "state: cold-stream; state: per-prompt-reset",
        "interval: 128; interval: 127",
        "attention: [1], mlp: [3]; attention: [3], mlp: [1]",
      })
  void everythingASuiteSaysOfAStrategyCounts(String said, String changed) {
    assertThat(SUITE).contains(said);
    assertThat(fingerprint(SUITE.replace(said, changed))).isNotEqualTo(fingerprint(SUITE));
  }
}
