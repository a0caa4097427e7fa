package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.suite.Methods;
import dev.conflayers.task.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands say and the codes they end with. */
class CommandLineTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "run suites/none.yaml,66,suites/none.yaml does not exist",
    "run suites/smoke.yaml --freeze none.json,66,none.json does not exist",
    "run suites/smoke.yaml --freeze pom.xml,65,'pom.xml: not readable, perhaps truncated'",
    "tune suites/none.yaml,66,suites/none.yaml does not exist",
    "tune suites/smoke.yaml --metric rouge1,64,must be given together",
    "validate LICENSE,65,LICENSE:93: not YAML",
    "resume suites,65,suites is not a run directory: it has no manifest.json",
    "report nowhere,65,nowhere is not a run directory",
    "runn,64,there is no command 'runn'; did you mean 'run'?",
    "run x --ofline,64,there is no option '--ofline'; did you mean '--offline'?",
    "generate two words,64,quote a prompt of several words",
    "generate hi --max-new-tokens 0,64,--max-new-tokens must be at least 1",
    "generate hi --dtype fp64x,64,did you mean 'fp64'?",
    "bench --dtype 7,64,'7' is none of fp32",
    "bench --model nowhere Step,66,nowhere does not exist",
    "bench --model src/test/resources/oracle/qwen2-tiny Nowhere,65,no benchmark matches [Nowhere];"
        + " give no pattern to run all",
    "run,64,Missing required parameter: 'SUITE'",
    "ls nonsense,64,'nonsense' is none of strategies",
    "selftest,64,Name a test",
    "selftest statistics --seed much,64,--seed",
    "selftest selection pom.xml,65,pom.xml: not JSON",
    "selftest selection nowhere.json,66,nowhere.json does not exist",
    "datasets make --rows 0,64,--rows must be at least 1",
    "generate hi --strategy conflayer,65,did you mean 'conflayers'?",
    "explain hi --strategy full-depth,65,explain needs a strategy of kind conflayers",
  })
  void mistakesEndWithTheirCodeAndOneMessage(String line, int status, String message) {
    Session.Result result = Session.scripted().run((Object[]) line.split(" "));
    assertThat(result.status()).isEqualTo(status);
    assertThat(result.err()).contains(message).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aDefectIsOneLineThatNamesALog() throws Exception {
    Session broken =
        new Session(
            (name, options, progress) -> {
              throw new IllegalStateException("boom");
            },
            () -> 0);
    Session.Result result = broken.run("generate", "hi");
    assertThat(result.status()).isEqualTo(ExitCode.SOFTWARE.status());
    String last = result.err().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(last).startsWith("conflayers: boom (a defect of conflayers; details in ");
    Path log = Path.of(last.substring(last.indexOf("details in ") + 11, last.length() - 1));
    assertThat(Files.readString(log)).contains("IllegalStateException: boom");
    Files.delete(log);
  }

  @ParameterizedTest
  @CsvSource({
    "validate suites/quick.yaml --json",
    "validate --schema",
    "plan suites/smoke.yaml --json",
    "generate hello --json --max-new-tokens 20",
    "explain hello --json --max-new-tokens 20",
    "demo --json",
    "doctor --json --seconds 1",
    "ls tasks --json",
  })
  void jsonIsOneDocumentOnStandardOutput(String line) throws Exception {
    Session.Result result = Session.scripted().run((Object[]) line.split(" "));
    assertThat(result.status()).as(result.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(result.out());
    assertThat(document.isContainerNode() && !document.isEmpty()).isTrue();
  }

  @Test
  void runPrintsOneJsonDocumentAndNothingElse() throws Exception {
    Session.Result result =
        Session.scripted()
            .run("run", "suites/smoke.yaml", "--json", "--results", folder, "--reports", folder);
    JsonNode document = new ObjectMapper().readTree(result.out());
    assertThat(document.path("status").asText()).isEqualTo("complete");
    assertThat(document.path("exit-code").asInt()).isZero();
    assertThat(document.path("analysis").path("verdicts")).hasSize(2);
  }

  @Test
  void makesWhatTheTrainerReads() throws Exception {
    Session.Result result =
        Session.scripted().run("datasets", "make", "--rows", 300, "--out", folder, "--json");
    JsonNode made = new ObjectMapper().readTree(result.out());
    Path train = Path.of(made.path("train").asText());
    assertThat(train).isEqualTo(folder.resolve("train.jsonl"));
    List<String> rows = Files.readAllLines(train);
    assertThat(rows).hasSize(300);
    for (String row : rows) {
      JsonNode fields = new ObjectMapper().readTree(row);
      assertThat(fields.properties().stream().map(Map.Entry::getKey))
          .containsExactly("task", "prompt", "completion");
      assertThat(Tasks.byName(fields.path("task").asText()).promptTail())
          .satisfies(tail -> assertThat(fields.path("prompt").asText()).endsWith(tail));
    }
    assertThat(folder.resolve("conflayers-mini-translation/dataset.yaml")).isRegularFile();
  }

  @Test
  void theTracedTextIsTheTextAndWhatWasRejected() throws Exception {
    Session.Result result =
        Session.scripted().run("generate", "hello", "--max-new-tokens", "40", "--json");
    JsonNode document = new ObjectMapper().readTree(result.out());
    StringBuilder kept = new StringBuilder();
    Set<String> origins = new TreeSet<>();
    for (JsonNode piece : document.path("pieces")) {
      origins.add(piece.path("origin").asText());
      kept.append(
          piece.path("origin").asText().equals("rejected") ? "" : piece.path("text").asText());
    }
    assertThat(kept).hasToString(document.path("text").asText());
    assertThat(origins).containsExactly("accepted", "corrected", "full-depth", "rejected");
  }

  @Test
  void marksAreExplainedWhereTheyAreShown() {
    Session.Result traced =
        Session.scripted().run("generate", "hello", "--max-new-tokens", "30", "--trace");
    assertThat(traced.err()).contains("Legend: ").contains(" drafted, ");
    assertThat(traced.out()).contains("‹");
    Session.Result plain = Session.scripted().run("generate", "hello", "--max-new-tokens", "30");
    assertThat(plain.out()).doesNotContain("‹");
    assertThat(plain.err()).doesNotContain("Legend");
  }

  @Test
  void aPromptCanComeFromAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("prompt.txt"), "several words\nof two lines");
    Session.Result fromFile =
        Session.scripted().run("generate", "@" + file, "--max-new-tokens", "9");
    assertThat(fromFile.status()).as(fromFile.err()).isZero();
    assertThat(fromFile.out())
        .isEqualTo(
            Session.scripted()
                .run("generate", "several words\nof two lines", "--max-new-tokens", "9")
                .out());
  }

  @Test
  void generateEmitsTheSameTextWithEveryStrategy() {
    List<String> texts =
        List.of("full-depth", "conflayers").stream()
            .map(
                name ->
                    Session.scripted()
                        .run("generate", "hello", "--strategy", name, "--max-new-tokens", "60")
                        .out())
            .toList();
    assertThat(texts.get(0)).isEqualTo(texts.get(1)).isNotBlank();
  }

  @Test
  void everyKindOfStrategyIsListed() {
    assertThat(LsCommand.strategies().keySet()).containsExactlyElementsOf(Methods.kinds().keySet());
  }

  @Test
  void exitCodesDifferAndLeaveOneAndTwoAlone() {
    assertThat(List.of(ExitCode.values()).stream().map(ExitCode::status))
        .doesNotHaveDuplicates()
        .doesNotContain(1, 2, 126, 127);
  }

  /** Oracle: z, windows and sets printed by the reference's published logs. */
  @Test
  void reproducesEveryRecordedSelection() {
    Path vectors = Path.of("../shared/oracles/conflayers_search_vectors.json");
    assumeTrue(Files.exists(vectors), "SKIPPED: the recorded selections are not here: " + vectors);
    Session.Result result = Session.scripted().run("selftest", "selection", vectors);
    assertThat(result.out()).isEqualTo("78 of 78 exact (selections)\n");
    assertThat(result.status()).isZero();
  }

  /** Oracle: computed with google-research rouge_score on CNN/DailyMail articles. */
  @Test
  void reproducesEveryRecordedRouge() {
    Path scores = Path.of("../shared/data/metrics/rouge_computed_cnndm_lead3_50.jsonl");
    assumeTrue(Files.exists(scores), "SKIPPED: the recorded ROUGE scores are not here: " + scores);
    Session.Result result = Session.scripted().run("selftest", "rouge", scores);
    assertThat(result.out()).isEqualTo("50 of 50 exact (cases)\n");
    assertThat(result.status()).isZero();
  }

  @Test
  void aSelectionThatDiffersIsShownAndFails() throws Exception {
    Path file = folder.resolve("vectors.json");
    Files.writeString(
        file,
        """
        {"blocks": [{"log": "made-up", "iter": 3, "L": 5, "lam": 0.0, "z": [1, 0, 2],
          "count": 1, "windows": [2, 2, 2], "skip": [3]}]}
        """);
    Session.Result result = Session.scripted().run("selftest", "selection", file);
    assertThat(result.status()).isEqualTo(ExitCode.NOT_EXACT.status());
    assertThat(result.out()).isEqualTo("0 of 1 exact (selections)\n");
    assertThat(result.err()).contains("made-up #3: ");
  }
}
