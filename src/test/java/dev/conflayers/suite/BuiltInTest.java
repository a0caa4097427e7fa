package dev.conflayers.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.model.NumberFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A suite says what matters to it; everything else has a value. */
class BuiltInTest {
  private static final String SHORT =
      """
      model: {name: m}
      tasks:
        - {task: gsm8k, dataset: words, prompts: 3}
      strategies:
        - kind: full-depth
        - kind: swift
          settings: {skip-ratio: 0.3}
        - kind: rule-skip
          matrix: {settings.skip-ratio: [0.2, 0.4]}
      """;

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), text);
  }

  @Test
  void aModelIsEnough() throws IOException {
    Suite suite = new SuiteReader().read(file("model: {name: m}")).suite();
    assertThat(suite.name()).isEqualTo("mine");
    assertThat(suite.tasks()).hasSize(4);
    assertThat(suite.strategies())
        .extracting(Strategy::name)
        .containsExactly("full-depth", "conflayers");
    assertThat(suite.sampler()).isEqualTo(SamplerSettings.GREEDY);
    assertThat(suite.model().threads()).isZero();
  }

  @Test
  void whatIsGivenWins() throws IOException {
    Suite suite = new SuiteReader().read(file(SHORT)).suite();
    assertThat(suite.tasks().get(0).prompts()).isEqualTo(3);
    assertThat(suite.tasks().get(0).split()).isEqualTo("test");
    assertThat(suite.strategies())
        .extracting(Strategy::name)
        .containsExactly("full-depth", "swift", "rule-skip-0.2", "rule-skip-0.4");
    assertThat(RecordText.of(suite.strategies().get(1)))
        .contains("skip-ratio: 0.3", "bayes-interval: 25");
  }

  @Test
  void aRunRecordsTheWholeSuite() throws IOException {
    SuiteReader.Source read = new SuiteReader().read(file(SHORT));
    assertThat(read.text()).contains("\"same-twice\"", "\"bayes-interval\"", "\"mine\"");
    assertThat(read.text()).doesNotContain("auto\"", "conflayers");
    assertThat(new SuiteReader().parse("elsewhere.yaml", read.text())).isEqualTo(read.suite());
  }

  @Test
  void aWholeSuiteIsRecordedAsItIs() throws IOException {
    Path quick = Path.of("suites/quick.yaml");
    assertThat(new SuiteReader().read(quick).text()).isEqualTo(Files.readString(quick));
  }

  @Test
  void theModelDecidesWhatIsAuto() throws IOException {
    Path file = file("model: {name: m, dtype: fp16}\ndefaults: {tasks: {chat: auto}}");
    Suite suite =
        new SuiteReader()
            .read(
                file,
                List.of("model.name=n"),
                (model, device) -> new Fit(model.equals("n"), NumberFormat.BF16))
            .suite();
    assertThat(suite.tasks()).allMatch(TaskChoice::chat);
    assertThat(suite.model().dtype()).isEqualTo(NumberFormat.FP16);
    Path whole = Path.of("suites/quick.yaml");
    assertThat(
            new SuiteReader()
                .read(
                    whole,
                    List.of("forks=2"),
                    (model, device) -> fail("nobody has to look at " + model))
                .suite()
                .run()
                .forks())
        .isEqualTo(2);
  }

  @Test
  void keysThatAreThereByDefaultCanBeChanged() throws IOException {
    Suite suite =
        new SuiteReader()
            .read(
                file(SHORT),
                List.of(
                    "prompts=5",
                    "forks=3",
                    "warm-up=4",
                    "threads=7",
                    "strategies.swift.settings.draft.widths=[2, 1, 1, 1]",
                    "tasks.gsm8k.chat=true"))
            .suite();
    assertThat(suite.tasks().get(0).prompts()).isEqualTo(5);
    assertThat(suite.tasks().get(0).chat()).isTrue();
    assertThat(suite.run().forks()).isEqualTo(3);
    assertThat(suite.run().warmUp()).isEqualTo(new WarmUp(4, 4));
    assertThat(suite.model().threads()).isEqualTo(7);
    assertThat(RecordText.of(suite.strategies().get(1)))
        .contains("skip-ratio: 0.3", "widths: [2, 1, 1, 1]", "budget: 8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "kind: swift; kind: swft; mine.yaml:6: strategies[1].kind must be one of",
        "skip-ratio: 0.3; skip-rato: 0.3; mine.yaml:7: strategies[1].settings.skip-rato is not a"
            + " known key; did you mean 'skip-ratio'?",
        "prompts: 3; prompts: 0; mine.yaml:3: tasks[0].prompts must be within [1, 1000000], got 0",
        "dataset: words, ; ; mine.yaml:3: tasks[0] misses the key 'dataset'",
        "name: m; dtype: fp32; mine.yaml:1: model misses the key 'name'",
      })
  void problemsAreFoundInTheFile(String right, String wrong, String message) throws IOException {
    assertThat(SHORT).contains(right);
    Path file = file(SHORT.replace(right, wrong == null ? "" : wrong));
    assertThatThrownBy(() -> new SuiteReader().read(file))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageContaining(message);
  }
}
