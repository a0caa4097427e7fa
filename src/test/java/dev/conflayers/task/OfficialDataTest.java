package dev.conflayers.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.conflayers.dataset.Dataset;
import dev.conflayers.dataset.DatasetLoader;
import dev.conflayers.dataset.Example;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every task asks every example of the files it is for. */
class OfficialDataTest {
  @ParameterizedTest
  @CsvSource({
    "gsm8k, gsm8k/test_first1219.jsonl, 1219",
    "cnn-dailymail, cnn_dailymail/test_first400.jsonl, 400",
    "wmt14-de-en, wmt14/newstest2014_deen_full3003_shuffled.jsonl, 3003",
    "alpaca, alpaca/alpaca_sample500.json, 500",
    "alpaca, alpaca/alpaca_sample500.jsonl, 500",
    "humaneval, humaneval/HumanEval.jsonl.gz, 164",
    "tinystories, tinystories/validation_head_exact.jsonl, 198",
    "spec-bench, spec_bench/question.jsonl, 480"
  })
  void asksEveryPublishedExample(String name, String file, int rows) {
    Path path = Path.of("../shared/data").resolve(file);
    assumeThat(Files.exists(path)).as("SKIPPED: %s is not here", path).isTrue();
    asksAll(
        Tasks.byName(name), DatasetLoader.load(path, "test", Tasks.byName(name).fields()), rows);
  }

  @ParameterizedTest
  @CsvSource({
    "cnn-dailymail, conflayers-news",
    "gsm8k, conflayers-word-problems",
    "wmt14-de-en, conflayers-de-en",
    "alpaca, conflayers-instructions"
  })
  void asksEveryOriginalExample(String name, String folder) {
    Path path = Path.of("datasets").resolve(folder);
    assumeThat(Files.exists(path)).as("SKIPPED: %s is not here", path).isTrue();
    Task task = Tasks.byName(name);
    Dataset test = DatasetLoader.load(path, "test", task.fields());
    assertThat(test.size()).isGreaterThanOrEqualTo(40);
    asksAll(task, test, test.size());
    Dataset shots = DatasetLoader.load(path, "shots", task.fields());
    assertThat(shots.size()).isGreaterThanOrEqualTo(task.shots());
  }

  /** A worked answer, read back as an output, is right. */
  private static void asksAll(Task task, Dataset dataset, int rows) {
    assertThat(dataset.size()).isEqualTo(rows);
    List<Example> shots = dataset.examples().subList(0, task.shots());
    Pattern number = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    for (Example example : dataset.examples()) {
      assertThat(task.prompt(example, shots)).as(example.id()).endsWith(task.promptTail());
      assertThat(task.instruction(example)).as(example.id()).isNotBlank();
      if (task.name().equals("gsm8k")) {
        assertThat(task.reference(example)).as(example.id()).matches(number);
        String worked = task.answer(example.field("answer"));
        assertThat(task.metrics().get(0).score(worked, task.reference(example))).isOne();
      }
    }
  }
}
