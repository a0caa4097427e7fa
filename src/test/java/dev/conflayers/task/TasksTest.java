package dev.conflayers.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.conflayers.dataset.Dataset;
import dev.conflayers.dataset.DatasetFile;
import dev.conflayers.dataset.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/prompts");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gsm8k",
        "cnn-dailymail",
        "wmt14-de-en",
        "alpaca",
        "alpaca-input",
        "humaneval",
        "tinystories",
        "spec-bench",
        "mini-translation",
        "mini-instructions",
        "mini-stories"
      })
  void writesTheGoldenPrompts(String name) throws IOException {
    Task task = Tasks.byName(name.replace("-input", ""));
    Dataset rows =
        DatasetFile.read(GOLDEN.resolve(name + ".jsonl"), task.name(), "test", task.fields());
    Example example = rows.examples().get(0);
    List<Example> shots = rows.examples().subList(1, rows.size());
    assertThat(shots).hasSize(task.shots());
    String prompt = Files.readString(GOLDEN.resolve(name + ".base.txt"));
    assertThat(task.prompt(example, shots)).isEqualTo(prompt).endsWith(task.promptTail());
    assertThat(task.instruction(example))
        .isEqualTo(Files.readString(GOLDEN.resolve(name + ".chat.txt")));
  }

  @Test
  void writesTheSamePromptsInTurkish() throws IOException {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      writesTheGoldenPrompts("gsm8k");
      writesTheGoldenPrompts("tinystories");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          So 3 + 4 = 7.|#### 7; 7
          #### $1,200.50|#### 9; 1200.5
          #### -3; -3
          The total is 18 eggs, or 1,234.00 in all.; 1234
          He has 12.||Q: And 13?|A: 14; 12
          2-1=1; 1
          It is 5-3; 3
          price: .50; 0.5
          #### seven, that is 7; 7
          no number at all; ''
          ''; ''
          """)
  void findsTheNumberOfAWordProblem(String output, String answer) {
    assertThat(Tasks.byName("gsm8k").answer(output.replace('|', '\n'))).isEqualTo(answer);
  }

  @Test
  void scoresAWordProblemByItsNumber() {
    Task task = Tasks.byName("gsm8k");
    Example example =
        new Example("0", Map.of("question", "How many?", "answer", "6*200=1200\n#### 1,200"));
    assertThat(task.reference(example)).isEqualTo("1200");
    assertThat(score(task, "It is\n#### 1200.00", example)).isOne();
    assertThat(score(task, "It is 120", example)).isZero();
    assertThat(score(task, "", example)).isZero();
  }

  @Test
  void stopsBeforeTheNextExample() {
    assertThat(Tasks.byName("cnn-dailymail").answer(" Ice .\nArticle: The next"))
        .isEqualTo("Ice .");
    assertThat(Tasks.byName("wmt14-de-en").answer(" On time.\nGerman: Der")).isEqualTo("On time.");
    assertThat(Tasks.byName("alpaca").answer("Blue. ### Instruction: Name")).isEqualTo("Blue.");
    assertThat(Tasks.byName("humaneval").answer("\treturn 1\n\ndef next():\n"))
        .isEqualTo("\treturn 1");
    assertThat(Tasks.byName("tinystories").answer("The end. <|endoftext|>Once"))
        .isEqualTo("The end.");
    assertThat(Tasks.byName("mini-translation").answer(" On time.\nGerman:")).isEqualTo("On time.");
    assertThat(Tasks.byName("mini-instructions").answer(" a, b\n\nTask:")).isEqualTo("a, b");
    assertThat(Tasks.byName("mini-stories").answer(" The end.\nStory: A")).isEqualTo("The end.");
    assertThat(Tasks.byName("spec-bench").answer(" Rain falls.\n")).isEqualTo("Rain falls.");
  }

  @Test
  void takesTheFencedCodeOfAChat() {
    String output = "Here it is:\n```python\ndef f():\n    return 1\n```\nIt works.";
    assertThat(Tasks.byName("humaneval").answer(output)).isEqualTo("def f():\n    return 1");
  }

  @Test
  void scoresNothingWhereNothingIsRight() {
    for (Task task : Tasks.all()) {
      boolean scored = !task.metrics().isEmpty();
      Example example =
          new Example(
              "0",
              Map.of(
                  "answer", "#### 1",
                  "highlights", "a",
                  "translation.en", "a",
                  "output", "a",
                  "en", "a",
                  "canonical_solution", "a"));
      assertThat(task.reference(example).isEmpty()).as(task.name()).isEqualTo(!scored);
      task.metrics()
          .forEach(m -> assertThat(m.score(task.answer(""), task.reference(example))).isZero());
    }
  }

  @Test
  void namesTheTasksThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.byName("gsm8"))
        .withMessageContaining("'gsm8'")
        .withMessageContaining("gsm8k, cnn-dailymail, wmt14-de-en, alpaca, humaneval");
    assertThat(Tasks.all().stream().map(Task::name)).doesNotHaveDuplicates();
  }

  private static double score(Task task, String output, Example example) {
    return task.metrics().get(0).score(task.answer(output), task.reference(example));
  }
}
