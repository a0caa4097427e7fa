package dev.conflayers.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.control.RuleDraftOnlySettings;
import dev.conflayers.decode.method.control.RuleSkip;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.fixed.StaticSkipSettings;
import dev.conflayers.suite.declared.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry with a matrix stands for the strategies that somebody would have to write out. */
class MatrixTest {
  private static final String VALID =
      """
      name: sweeps
      description: One task.
      model: {name: m, dtype: fp32, device: cpu, threads: 2}
      tasks:
        - {task: gsm8k, dataset: words, split: test, prompts: 3, shots: 0, seed: 1, max-new-tokens: 8, chat: true}
      claims: []
      run: {seed: 1, forks: 1, warm-up: {least: 0, most: 0}, search-prompts: 1, same-twice: never, repetitions: 1, stop-rule: natural, trial-timeout-seconds: 9}
      defaults:
        strategies:
          static-skip: {settings: {attention: [1], draft: {budget: 4}}}
          swift: {settings: {skip-ratio: 0.45, context-window: 16, search-interval: 1, bayes-interval: 25, max-iterations: 1000, max-tolerance: 300, max-score: 0.93, max-passes: 0, seed: 2024, draft: {budget: 4, stop-threshold: 0.8, widths: [1, 1, 1, 1]}}}
      strategies:
        - {kind: full-depth, name: full}
        - kind: static-skip
          name: half
          settings: {draft: {stop-threshold: 0.8}}
          matrix:
            settings.mlp: [[], [1, 2]]
            settings.draft.widths: [[1, 1, 1, 1], [3, 5, 8, 10]]
        - {kind: swift, name: last, state: steady}
      """;
  private static final String BLOCK = VALID.substring(VALID.indexOf("  - kind: static-skip"));
  private static final String WORDS =
      "known are state, settings.skip-ratio, settings.context-window";

  @TempDir private Path folder;

  private static Suite read(String text) {
    return new SuiteReader().parse("suites/x.yaml", text);
  }

  /** Returns the suite with another entry, on line 14, in place of the one with a matrix. */
  private static Suite with(String entry) {
    return read(VALID.replace(BLOCK, entry));
  }

  private static List<String> names(Suite suite) {
    return suite.strategies().stream().map(Strategy::name).toList();
  }

  @Test
  void standsForEveryCombinationTheLastKeyFastest() {
    Suite suite = read(VALID);
    assertThat(names(suite))
        .containsExactly(
            "full",
            "half-none-1x1x1x1",
            "half-none-3x5x8x10",
            "half-1x2-1x1x1x1",
            "half-1x2-3x5x8x10",
            "last");
    StaticSkipSettings third = suite.strategies().get(3).settings(StaticSkip.METHOD).orElseThrow();
    assertThat(third.attention()).containsExactly(1);
    assertThat(third.mlp()).containsExactly(1, 2);
    assertThat(third.draft().widths()).containsExactly(1, 1, 1, 1);
    assertThat(third.draft().budget()).isEqualTo(4);
  }

  @Test
  void isTheSameSuiteAsOneThatIsWrittenOut() {
    String out =
        """
          - {kind: rule-draft-only, name: d-0.1, settings: {rule: uniform, seed: 1, skip-ratio: 0.1}}
          - {kind: rule-draft-only, name: d-0.35, settings: {rule: uniform, seed: 1, skip-ratio: 0.35}}
        """;
    Suite matrix =
        with(
            "  - {kind: rule-draft-only, name: d, settings: {rule: uniform, seed: 1},"
                + " matrix: {settings.skip-ratio: [0.10, 0.35]}}\n");
    assertThat(matrix).isEqualTo(with(out));
  }

  @Test
  void variesWhatIsNotThereAtAllAndStates() {
    Suite suite =
        with(
            """
              - kind: rule-draft-only
                name: d
                matrix: {settings.rule: [early-exit], settings.skip-ratio: [1, 0.00001], settings.seed: [-7]}
              - {kind: swift, name: s, matrix: {state: [cold-stream, per-prompt-reset]}}
            """);
    assertThat(names(suite))
        .containsExactly(
            "full",
            "d-early-exit-1-minus-7",
            "d-early-exit-0.00001-minus-7",
            "s-cold-stream",
            "s-per-prompt-reset");
    assertThat(suite.strategies().get(2).settings(RuleSkip.UNVERIFIED))
        .map(RuleDraftOnlySettings::skipRatio)
        .contains(0.00001);
    assertThat(suite.strategies().get(4).state()).isEqualTo(StreamState.PER_PROMPT_RESET);
  }

  @Test
  void claimsMayNameWhatItMakes() {
    String claim = "claims: [{kind: token-identical, strategy: %s, tie-gap: 0}]";
    assertThat(read(VALID.replace("claims: []", claim.formatted("half-1x2-1x1x1x1"))).claims())
        .extracting(Claim::strategy)
        .containsExactly("half-1x2-1x1x1x1");
    assertThatThrownBy(() -> read(VALID.replace("claims: []", claim.formatted("half"))))
        .hasMessageContaining("claims must be about strategies of the suite, got 'half'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "settings.mlp: [[]; settings.mpl: [[]; :18: strategies[1].matrix.settings.mpl is not a key"
            + " that can vary; did you mean 'settings.mlp'?; known are settings.attention,"
            + " settings.mlp, settings.draft.budget, settings.draft.stop-threshold,"
            + " settings.draft.widths",
        "settings.mlp: [[]; settings.draft: [[]; :18: strategies[1].matrix.settings.draft is not a"
            + " key that can vary",
        "settings.mlp: [[]; name: [[]; :18: strategies[1].matrix.name is not a key that can vary",
        "[[], [1, 2]]; []; :18: strategies[1].matrix.settings.mlp must be a list of at least one"
            + " value, got []",
        "[[], [1, 2]]; 3; :18: strategies[1].matrix.settings.mlp must be a list of at least one"
            + " value, got 3",
        "[[], [1, 2]]; [[1, 2], [1, 2.0]]; :18: strategies[1].matrix.settings.mlp[1] must differ"
            + " from the values before it, got [1,2.0]",
        "[3, 5, 8, 10]; [3, 5, 8]; :19: strategies[1].matrix.settings.draft.widths[1] must be 4"
            + " numbers",
        "[3, 5, 8, 10]; [3, five]; :19: strategies[1].matrix.settings.draft.widths[1][1] must be a"
            + " whole number, got",
        "[1, 2]]; [1, 1.5]]; :18: strategies[1].matrix.settings.mlp[1][1] must be a whole number,"
            + " got 1.5",
        "{draft: {stop-threshold: 0.8}}; {mlp: [1], draft: {stop-threshold: 0.8}}; :18:"
            + " strategies[1].matrix.settings.mlp is also given on line 16; keep one of the two",
        "{draft: {stop-threshold: 0.8}}; {drft: {stop-threshold: 0.8}}; :16:"
            + " strategies[1].settings.drft is not a known key",
        "{draft: {stop-threshold: 0.8}}; 3; :16: strategies[1].settings must be a block of keys,"
            + " got 3",
        "name: half; nam: half; :15: strategies[1].nam is not a known key; did you mean 'name'?;"
            + " known are kind, matrix, name, settings",
        "name: half; name: Half; :15: strategies[1].name must be up to 64 lower-case letters,"
            + " digits, '.', '_' or '-', got 'Half-none-1x1x1x1'",
        "kind: static-skip; kind: static-skp; :14: strategies[1].kind must be one of",
        "name: last; nam: last; :20: strategies[2].nam is not a known key; did you mean 'name'?",
        "name: last; name: half-1x2-1x1x1x1; strategies must have different names, but"
            + " 'half-1x2-1x1x1x1' is repeated",
        "kind: full-depth, name: full; kind: full-depth, name: full, matrix: {state: [steady]};"
            + " :13: strategies[0].matrix is not for a strategy of kind full-depth, which has"
            + " nothing to vary",
        "{settings: {attention: [1],; {matrix: {settings.mlp: [[1]]}, settings: {attention: [1],;"
            + " :10: defaults.strategies.static-skip.matrix must be in a strategy",
      })
  void refusesWithTheLineAndWhatWasWrittenThere(String right, String wrong, String message) {
    assertThat(VALID).contains(right);
    assertThatThrownBy(() -> read(VALID.replace(right, wrong)))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageStartingWith("suites/x.yaml:")
        .hasMessageContaining(message);
  }

  /** By then, strategies[2] is the number of one that the matrix before it has made. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "settings.skip-ratoi: [0.5]; :20: strategies[2].matrix.settings.skip-ratoi is not a key"
            + " that",
        "settings.skip-ratio: [0.1, 2]; :20: strategies[2].matrix.settings.skip-ratio[1] must be"
            + " within",
        "settings.skip-ratio: []; :20: strategies[2].matrix.settings.skip-ratio must be a list of"
            + " at least one",
      })
  void countsEntriesAsTheFileDoes(String axis, String message) {
    String second = "  - {kind: swift, name: last, state: steady, matrix: {" + axis + "}}\n";
    assertThatThrownBy(
            () ->
                read(
                    VALID
                        .replace("  - {kind: swift, name: last, state: steady}\n", second)
                        .replace("swift: {settings: {skip-ratio: 0.45, ", "swift: {settings: {")))
        .hasMessageContaining(message);
  }

  @Test
  void refusesAMatrixThatIsNoBlock() {
    for (String matrix : List.of("{}", "[1]", "3", "")) {
      assertThatThrownBy(
              () -> with("  - {kind: swift, name: s, state: steady, matrix: " + matrix + "}\n"))
          .hasMessageContaining(
              ":14: strategies[1].matrix must be a block of keys, each with a list of values; "
                  + WORDS);
    }
  }

  @Test
  void refusesMoreStrategiesThanASuiteMayHave() {
    String seeds =
        IntStream.range(0, 50).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String matrix =
        "  - {kind: rule-draft-only, name: d, matrix: {settings.rule: [uniform, random%s],"
            + " settings.skip-ratio: [0.5, 1], settings.seed: [%s]}}\n";
    assertThatThrownBy(() -> with(matrix.formatted("", seeds)))
        .hasMessageContaining(
            ":14: strategies[1].matrix would add 200 strategies to the 1 before it, but a suite may"
                + " have 200; give fewer values");
    assertThat(with(matrix.formatted("", seeds.replace(", 49", ""))).strategies()).hasSize(197);
  }

  @Test
  void isChangedByItsKeysAsTheyStand() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), VALID);
    SuiteReader.Source changed =
        new SuiteReader()
            .read(
                file,
                List.of(
                    "strategies.half.matrix.settings.mlp=[[4]]",
                    "strategies.half.matrix.settings.draft.widths[1]=[9, 9, 9, 9]",
                    "strategies.half.settings.draft.stop-threshold=0.5"));
    assertThat(names(changed.suite()))
        .containsExactly("full", "half-4-1x1x1x1", "half-4-9x9x9x9", "last");
    assertThat(new SuiteReader().parse("again", changed.text())).isEqualTo(changed.suite());
    for (String wrong : List.of("settings.mpl", "settings", "matrix.settings.mlp")) {
      String change = "strategies.half.matrix." + wrong + "=[[4]]";
      assertThatThrownBy(() -> new SuiteReader().read(file, List.of(change)))
          .hasMessageContaining("there is no '" + wrong + "'")
          .hasMessageContaining("known are settings.mlp, settings.draft.widths");
    }
  }
}
