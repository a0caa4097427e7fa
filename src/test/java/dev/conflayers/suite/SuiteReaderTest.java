package dev.conflayers.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.fixed.StaticSkipSettings;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.StopRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A suite that is wrong in one place is refused with that place, the bound and what was found. */
class SuiteReaderTest {
  private static final String VALID =
      """
      name: tiny
      description: One task.
      model: {name: m, dtype: fp32, device: cpu, threads: 2}
      defaults:
        tasks: {split: test, shots: 0, seed: 1, chat: true}
        strategies:
          static-skip:
            settings:
              draft: {budget: 4, stop-threshold: 0.8, widths: [1, 1, 1, 1]}
      tasks:
        - task: gsm8k
          dataset: words
          prompts: 3
          max-new-tokens: 8
      strategies:
        - {kind: full-depth, name: full}
        - kind: static-skip
          name: half
          settings: {attention: [1], mlp: [1, 2]}
      claims: []
      run: {seed: 1, forks: 1, warm-up: {least: 0, most: 0}, search-prompts: 0, same-twice: never, repetitions: 1, stop-rule: ignore-eos, trial-timeout-seconds: 9}
      """;

  private static Suite read(String text) {
    return new SuiteReader().parse("suites/x.yaml", text);
  }

  @Test
  void bindsEveryKeyAndFillsInDefaults() {
    Suite suite = read(VALID);
    assertThat(suite.tasks())
        .containsExactly(new TaskChoice("gsm8k", "words", "test", 3, 0, 1, 8, true));
    assertThat(suite.run().stopRule()).isEqualTo(StopRule.IGNORE_EOS);
    StaticSkipSettings half = suite.strategies().get(1).settings(StaticSkip.METHOD).orElseThrow();
    assertThat(half.mlp()).containsExactly(1, 2);
    assertThat(half.draft().budget()).isEqualTo(4);
    assertThat(suite.baseline().name()).isEqualTo("full");
  }

  @Test
  void decodesGreedilyWhereNoSamplerIsNamed() {
    Suite suite = read(VALID);
    assertThat(suite.sampler()).isEqualTo(SamplerSettings.GREEDY);
    assertThat(suite.samplerText()).isEmpty();
    String warm =
        "sampler: {temperature: 0.7, top-p: 0.9, top-k: 0, repetition-penalty: 1, acceptance:"
            + " typical}\n";
    Suite drawn = read(VALID + warm);
    assertThat(drawn.random()).isTrue();
    assertThat(drawn.lossless()).isFalse();
    assertThat(drawn.samplerText())
        .isEqualTo(
            "{temperature: 0.7, top-p: 0.9, top-k: 0, repetition-penalty: 1.0, acceptance:"
                + " typical}");
  }

  @Test
  void searchesOnATaskOfTheSuiteWhereTheStateIsSteady() {
    String entry =
        """
          - kind: self-sd-search
            name: found
            search-on: gsm8k
            settings: {iterations: 2, tokens: 8, budget: 4, start-threshold: 0.8, seed: 1}
        claims: []
        """;
    String text =
        VALID.replace("claims: []\n", entry).replace("search-prompts: 0", "search-prompts: 1");
    assertThat(read(text).strategies().get(2).searchOn()).isEqualTo("gsm8k");
    assertThat(RecordText.of(read(text).strategies().get(2))).endsWith("search-on: gsm8k}");
    assertThatThrownBy(() -> read(text.replace("search-on: gsm8k", "search-on: gsm8")))
        .hasMessageContaining("strategies must search on tasks of the suite, got 'gsm8'")
        .hasMessageContaining("gsm8k");
  }

  @Test
  void refusesIdentityOfTextsDrawnAtRandom() {
    String text =
        VALID.replace(
                "claims: []", "claims: [{kind: token-identical, strategy: half, tie-gap: 0.1}]")
            + "sampler: {temperature: 1, top-p: 1, top-k: 0, repetition-penalty: 1, acceptance:"
            + " exact}\n";
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("claims of kind token-identical need sampler.temperature 0");
  }

  @Test
  void whatAnEntrySaysWinsOverTheDefault() {
    Suite suite = read(VALID.replace("    prompts: 3", "    prompts: 3\n    seed: 77"));
    assertThat(suite.tasks().get(0).seed()).isEqualTo(77);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "prompts: 3; promts: 3; :13: tasks[0].promts is not a known key; did you mean 'prompts'?",
        "dtype: fp32; dtype: fp33; :3: model.dtype must be one of fp32, bf16, fp16, fp64, got"
            + " 'fp33'; did you mean 'fp32'?",
        "threads: 2; threads: two; :3: model.threads must be a whole number, got \"two\"",
        "budget: 4; budget: 99; :9: strategies[1].settings.draft.budget must be within [1, 64], got"
            + " 99",
        "stop-threshold: 0.8; stop-threshold: 1.4; :9: strategies[1].settings.draft.stop-threshold"
            + " must be within [0, 1], got 1.4",
        "name: half; name: full; strategies must have different names, but 'full' is repeated",
        "kind: full-depth, name: full; kind: static-skip, name: full, settings: {attention: [],"
            + " mlp: []}; strategies must hold one of kind full-depth",
        "max-new-tokens: 8; prompts: 8; :14: tasks[0].prompts is given twice, first on line 13",
        "attention: [1]; attention: one; strategies[1].settings.attention must be a list, got"
            + " \"one\"",
        "attention: [1]; attention: [1.5]; strategies[1].settings.attention[0] must be a whole"
            + " number, got 1.5",
        "chat: true; chat: maybe; tasks[0].chat must be true or false, got \"maybe\"",
        "least: 0; least: -1; :21: run.warm-up.least must be within [0, 1000], got -1",
        "description: One task.; description:; :2: description must be text, got nothing",
        "tasks: {split; taks: {split; :5: defaults.taks is not a known key; did you mean 'tasks'?",
        "name: tiny; name: Tiny Suite; :1: name must be up to 64 lower-case letters",
      })
  void namesTheLineTheKeyAndTheBound(String right, String wrong, String message) {
    assertThat(VALID).contains(right);
    String text = VALID.replace(right, wrong);
    String expected = message.replace("\"\"", "\"");
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageStartingWith("suites/x.yaml:")
        .hasMessageContaining(expected);
  }

  @Test
  void namesEveryKindThatItMayBe() {
    assertThatThrownBy(() -> read(VALID.replace("kind: static-skip", "kind: static-skp")))
        .hasMessage(
            "suites/x.yaml:17: strategies[1].kind must be one of "
                + String.join(", ", Methods.kinds().keySet())
                + ", got 'static-skp'; did you mean 'static-skip'?");
  }

  @Test
  void namesEveryMissingKey() {
    assertThatThrownBy(
            () -> read(VALID.replace("settings: {attention: [1], mlp: [1, 2]}", "settings: {}")))
        .hasMessageContaining(":19: strategies[1].settings misses the keys 'attention', 'mlp'");
    assertThatThrownBy(() -> read("model: {}\n"))
        .hasMessage("suites/x.yaml:1: model misses the key 'name'");
    assertThatThrownBy(() -> read("tasks: []\n"))
        .hasMessage("suites/x.yaml:1: model misses the key 'name'");
  }

  @ParameterizedTest
  @CsvSource({"'',the file is empty", "'[1, 2]',must be a block of keys", "'a: [',not YAML"})
  void refusesWhatIsNoSuite(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesADirectory() {
    assertThatThrownBy(() -> new SuiteReader().read(Path.of("src")))
        .hasMessage("src: is a directory, not a suite file");
  }

  @Test
  void bindsClaimsByTheirKind() {
    Suite suite =
        read(
            VALID.replace(
                "claims: []",
                """
                claims:
                  - {kind: speedup, strategy: half, above: 1.4, scope: any-task}
                  - {kind: quality, strategy: half, metric: exact-match, margin: 0.02, because: So.}
                  - {kind: token-identical, strategy: half, tie-gap: 0}
                  - {kind: published, strategy: half, speedup: 1.3, model: m, dtype: fp16, device: cuda, source: s}\
                """));
    assertThat(suite.claims())
        .containsExactly(
            new Claim.Speedup("half", 1.4, Claim.Scope.ANY_TASK, false),
            new Claim.Quality("half", "exact-match", 0.02, "So.", false),
            new Claim.TokenIdentical("half", 0, false),
            new Claim.Published("half", 1.3, "m", "fp16", "cuda", "s", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{kind: speedup, strategy: hlf, above: 1.4, scope: suite}; claims must be about strategies"
            + " of the suite, got 'hlf'",
        "{kind: speedup, strategy: half, above: 0, scope: suite}; claims[0].above must be within"
            + " (0, 100], got 0.0",
        "{kind: speedup, strategy: half, above: 1.4, scope: all}; claims[0].scope must be one of"
            + " suite, every-task, any-task, got 'all'",
        "{kind: quality, strategy: half, metric: x, margin: 0.1, because: ''}; claims[0].because"
            + " must say why such a margin is acceptable",
        "{kind: faster, strategy: half}; claims[0].kind must be one of speedup, quality,"
            + " token-identical, published, got 'faster'",
      })
  void refusesClaimsThatCannotBeJudged(String claim, String problem) {
    assertThatThrownBy(() -> read(VALID.replace("claims: []", "claims: [" + claim + "]")))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aSteadyStrategyNeedsPromptsToSearchOn() throws IOException {
    Path quick = Path.of("suites/quick.yaml");
    assertThatThrownBy(
            () -> new SuiteReader().read(quick, List.of("strategies.conflayers.state=steady")))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining("run.search-prompts must be at least 1 if a strategy has state");
    assertThat(
            new SuiteReader()
                .read(quick, List.of("strategies.conflayers.state=steady", "run.search-prompts=4"))
                .suite()
                .run()
                .searchPrompts())
        .isEqualTo(4);
  }

  @Test
  void changesAreKeptInTheTextThatTheRunKeeps() throws IOException {
    SuiteReader.Source changed =
        new SuiteReader()
            .read(
                Path.of("suites/quick.yaml"),
                List.of("model.name=other", "tasks[1].dataset=mine", "defaults.tasks.prompts=7"));
    assertThat(changed.suite().model().name()).isEqualTo("other");
    assertThat(changed.suite().tasks().get(1).dataset()).isEqualTo("mine");
    assertThat(changed.suite().tasks().get(0).prompts()).isEqualTo(7);
    assertThat(new SuiteReader().parse("again", changed.text())).isEqualTo(changed.suite());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "model.nam=x; --set model.nam is not a key of the suite: there is no 'nam'; did you mean"
            + " 'name'?",
        "strategies.confayers.state=steady; there is no 'confayers'; did you mean 'conflayers'?",
        "tasks[9].prompts=1; there is no '9'; known are gsm8k,",
        "model.threads; must have the form key=value",
        "model.threads=many; model.threads must be a whole number",
      })
  void refusesChangesOfWhatIsNotThere(String change, String problem) {
    assertThatThrownBy(() -> new SuiteReader().read(Path.of("suites/quick.yaml"), List.of(change)))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining(problem);
  }
}
