package dev.conflayers.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.dataset.Dataset;
import dev.conflayers.dataset.DatasetLoader;
import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import dev.conflayers.task.Task;
import dev.conflayers.testing.Campaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  private static final Path DATASETS = Path.of("datasets");
  private static final int TRAIN_ROWS = Campaign.size(10_000, 30_000);
  private static final int CARD_ROWS = 10_000;
  private static final int EQUATION_ROWS = Campaign.size(5_000, 20_000);
  private static final Pattern EQUATION = Pattern.compile("(\\d+) ([-+*/]) (\\d+) = (\\d+)");

  private static final Corpus CORPUS = new Corpus(Families.all());

  /** What is held out, by family: making it takes a second each, and no test changes it. */
  private static final Map<String, Map<Split, List<Row>>> HELD_OUT = new HashMap<>();

  @TempDir private Path folder;

  private static Map<Split, List<Row>> heldOut(Family family) {
    return HELD_OUT.computeIfAbsent(family.name(), name -> CORPUS.heldOut(family));
  }

  @Test
  void noPromptOrHeldOutCombinationIsTrainedOn() {
    Set<String> heldOut = new HashSet<>();
    Set<String> unseen = new HashSet<>();
    for (Family family : CORPUS.families()) {
      heldOut(family)
          .forEach(
              (split, rows) ->
                  rows.forEach(
                      row -> {
                        assertThat(heldOut.add(row.prompt())).as(row.prompt()).isTrue();
                        if (Split.isUnseen(family.name(), row.draft().pair())) {
                          unseen.add(family.name() + row.draft().pair());
                        }
                      }));
    }
    assertThat(heldOut).hasSize(CORPUS.families().size() * (Corpus.TUNE_ROWS + Corpus.TEST_ROWS));
    assertThat(unseen).hasSizeGreaterThan(heldOut.size() / 4);
    Set<String> trained = new HashSet<>();
    // Two seeds: what is held out must not depend on the seed.
    for (long seed : new long[] {1, 2}) {
      Set<String> ofSeed = new HashSet<>();
      CORPUS.train(
          seed,
          TRAIN_ROWS,
          Map.of(),
          row -> {
            assertThat(ofSeed.add(row.prompt())).isTrue();
            assertThat(heldOut).doesNotContain(row.prompt());
            assertThat(unseen).doesNotContain(row.family().name() + row.draft().pair());
          });
      trained.addAll(ofSeed);
    }
    assertThat(trained).hasSizeGreaterThan(TRAIN_ROWS * 3 / 2);
  }

  @Test
  void theCommittedFilesAreWhatTheGeneratorsMake() throws IOException {
    List<Path> made = new CorpusFiles(folder).writeHeldOut();
    assertThat(made).hasSameSizeAs(Families.all());
    for (Path home : made) {
      Path committed = DATASETS.resolve(String.valueOf(home.getFileName()));
      for (String file : List.of("dataset.yaml", "tune.jsonl", "test.jsonl")) {
        assertThat(committed.resolve(file)).hasSameBinaryContentAs(home.resolve(file));
      }
    }
  }

  @Test
  void theTrainingFileIsTheOneOfTheCard() throws IOException {
    List<Integer> progress = new ArrayList<>();
    CorpusFiles.Written train =
        new CorpusFiles(folder).writeTrain(1, CARD_ROWS, Map.of(), progress::add);
    assertThat(Files.readString(DATASETS.resolve("README.md"))).contains(train.sha256());
    assertThat(progress).hasSize(CARD_ROWS / 1000).last().isEqualTo(CARD_ROWS);
    assertThat(Files.readAllLines(train.file())).hasSize(CARD_ROWS);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aShareOfNothingLeavesAFamilyOut() throws IOException {
    Map<String, Integer> shares =
        Map.of("stories", 0, "news", 0, "translation", 0, "instructions", 3, "word-problems", 1);
    CorpusFiles.Written train = new CorpusFiles(folder).writeTrain(1, 2000, shares, done -> {});
    assertThat(train.families()).containsOnlyKeys("instructions", "word-problems");
    assertThat(Objects.requireNonNull(train.families().get("instructions")).rows())
        .isBetween(1400, 1600);
  }

  @Test
  void aShareOfAFamilyThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () -> new CorpusFiles(folder).writeTrain(1, 10, Map.of("poems", 1), done -> {}))
        .hasMessageContainingAll("poems=1", "word-problems");
  }

  @Test
  void aPerfectCompletionGetsAPerfectScore() {
    for (Family family : CORPUS.families()) {
      Task task = family.task();
      Path home = DATASETS.resolve(family.dataset());
      Dataset test = DatasetLoader.load(home, "test", task.fields());
      Map<String, Row> rows = new HashMap<>();
      heldOut(family)
          .getOrDefault(Split.TEST, List.of())
          .forEach(row -> rows.put(row.prompt(), row));
      assertThat(test.examples()).hasSize(Corpus.TEST_ROWS);
      for (Example example : test.examples()) {
        Row row =
            Objects.requireNonNull(rows.get(task.prompt(example, List.of())), example::toString);
        String completion = row.draft().completion();
        assertThat(completion).startsWith(" ").isNotBlank();
        task.stopStrings().forEach(stop -> assertThat(completion).doesNotContain(stop));
        for (Metric metric : task.metrics()) {
          assertThat(metric.score(task.answer(completion), task.reference(example)))
              .as("%s of %s", metric.name(), example)
              .isOne();
        }
      }
    }
  }

  @Test
  void everyEquationOfAWorkedAnswerHolds() {
    Family family = CORPUS.families().get(0);
    int equations = 0;
    for (int i = 0; i < EQUATION_ROWS; i++) {
      Row row = CORPUS.row(family, 3, i);
      String answer = row.draft().completion();
      for (MatchResult found : EQUATION.matcher(answer).results().toList()) {
        int a = Integer.parseInt(found.group(1));
        int b = Integer.parseInt(found.group(3));
        int result = Integer.parseInt(found.group(4));
        boolean holds =
            switch (found.group(2)) {
              case "+" -> a + b == result;
              case "-" -> a - b == result;
              case "*" -> a * b == result;
              default -> b * result == a;
            };
        assertThat(holds).as(row.prompt() + answer).isTrue();
        assertThat(result).isBetween(1, 200);
        equations++;
      }
      assertThat(answer).containsPattern("#### \\d+$").doesNotContain("-1", "--");
    }
    assertThat(equations).isGreaterThan(EQUATION_ROWS);
  }

  @Test
  void aRowIsAFunctionOfItsSeedAndNumber() {
    for (Family family : CORPUS.families()) {
      Row one = CORPUS.row(family, 7, 99);
      assertThat(new Corpus(Families.all()).row(family, 7, 99).prompt()).isEqualTo(one.prompt());
      assertThat(CORPUS.row(family, 8, 99).prompt()).isNotEqualTo(one.prompt());
      assertThat(CORPUS.row(family, 7, 100).prompt()).isNotEqualTo(one.prompt());
    }
  }
}
