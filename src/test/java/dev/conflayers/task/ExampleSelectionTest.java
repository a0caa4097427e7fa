package dev.conflayers.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.data.Dataset;
import dev.conflayers.data.DatasetProblem;
import dev.conflayers.data.Example;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExampleSelectionTest {
  private static final Task GSM8K = Tasks.byName("gsm8k");

  /** The rows that the published runs of seed 2024 asked, and those their prompts began with. */
  @Test
  void takesTheRowsOfPublishedRuns() {
    ExampleSelection selection =
        ExampleSelection.of(GSM8K, rows("test", 1319), rows("train", 7473), 5, 2024);
    assertThat(ids(selection.examples())).containsExactly("782", "236", "410", "294", "755");
    assertThat(ids(selection.shots())).containsExactly("4912", "6255", "3161", "7063", "7275");
  }

  @Test
  void takesTheFirstRowsOfHumanEval() {
    Task task = Tasks.byName("humaneval");
    assertThat(ids(ExampleSelection.of(task, rows("test", 164), 3, 2024).examples()))
        .containsExactly("0", "1", "2");
  }

  @Test
  void neverShowsAnExampleThatItAsks() {
    for (long seed = 0; seed < 50; seed++) {
      Dataset only = rows("test", 12);
      ExampleSelection selection = ExampleSelection.of(GSM8K, only, only, 7, seed);
      assertThat(selection.shots()).hasSize(5).doesNotContainAnyElementsOf(selection.examples());
      assertThat(selection).isEqualTo(ExampleSelection.of(GSM8K, only, 7, seed));
    }
  }

  @Test
  void saysHowManyExamplesThereAre() {
    assertThatThrownBy(() -> ExampleSelection.of(GSM8K, rows("test", 10), 6, 1))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageContaining("has 10 examples; 6 to ask and 5 shots for gsm8k");
    assertThatThrownBy(() -> ExampleSelection.of(GSM8K, rows("test", 4), rows("train", 9), 5, 1))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageContaining("has 4 examples, 5 are asked for");
  }

  private static Dataset rows(String split, int rows) {
    return new Dataset(
        "made",
        split,
        split,
        IntStream.range(0, rows)
            .mapToObj(i -> new Example(Integer.toString(i), Map.of()))
            .toList());
  }

  private static List<String> ids(List<Example> examples) {
    return examples.stream().map(Example::id).toList();
  }
}
