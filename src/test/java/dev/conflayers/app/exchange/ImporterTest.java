package dev.conflayers.app.exchange;

import static dev.conflayers.app.exchange.ImportedFiles.answer;
import static dev.conflayers.app.exchange.ImportedFiles.question;
import static dev.conflayers.app.exchange.ImportedFiles.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.Origin;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other programs as runs: what they say is kept, and what they leave open is said. */
class ImporterTest {
  private static final String BASELINE =
      answer("one", 4, 4.0, 1, 1, 1, 1) + answer("two", 4, 4.4, 1, 1, 1, 1);
  private static final String METHOD =
      answer("one", 5, 3.0, 3, 2) + answer("TWO", 5, 3.3, 1, 4) + summary();

  @TempDir private Path folder;

  private ImportedFiles files() {
    return new ImportedFiles(folder);
  }

  private RunRecord answers() {
    return files().with("vanilla", "a.jsonl", BASELINE).with("swift", "b.jsonl", METHOD).read();
  }

  private static Origin origin(RunRecord run) {
    return Objects.requireNonNull(run.origin());
  }

  @Test
  void answersKeepTimesTokensTextsAndAcceptedLengths() {
    Measurement last = answers().measurements().get(3);
    assertThat(last.strategy()).isEqualTo("swift");
    assertThat(last.example()).isEqualTo("002");
    assertThat(last.wallNanos()).isEqualTo(3_300_000_000L);
    assertThat(last.output().size()).isEqualTo(5);
    assertThat(last.output().known()).isFalse();
    assertThat(last.text()).isEqualTo("TWO");
    assertThat(last.steps()).extracting(Measurement.Step::accepted).containsExactly(0, 3);
  }

  /** Three of 0.8 drafted tokens were accepted. */
  @Test
  void draftedTokensFollowFromTheAcceptanceRate() {
    assertThat(origin(answers()).counters())
        .containsExactly(new Origin.Counters(2, 2, 4, 3), new Origin.Counters(3, 2, 4, 3));
  }

  @Test
  void aRunIsPairedByThePlaceOfAnswersWithoutIds() {
    assertThat(answers().measurements()).extracting(Measurement::block).containsExactly(0, 1, 0, 1);
  }

  @Test
  void textsThatAreTheBaselinesAreCounted() {
    assertThat(answers().manifest().notes())
        .contains("answers whose text is the baseline's, character for character: swift in 1 of 2");
  }

  @Test
  void anImportedRunIsReadBackAsItWasWritten() throws IOException {
    RunRecord run = answers();
    Path path = folder.resolve("run");
    RunDirectory.create(path, run);
    assertThat(new RunDirectory(path).read())
        .usingRecursiveComparison()
        .ignoringFields("processes.lines")
        .isEqualTo(run);
  }

  @Test
  void turnsOfAConversationAreTakenTogether() {
    RunRecord run =
        files()
            .with("vanilla", "a.jsonl", question(81, "writing", 100, 2, 10))
            .with("eagle", "b.jsonl", question(81, "writing", 200, 1, 10))
            .read();
    Measurement m = run.measurements().get(1);
    assertThat(m.output().size()).isEqualTo(14);
    assertThat(m.wallNanos()).isEqualTo(1_500_000_000L);
    assertThat(m.text()).isEqualTo("one\ntwo 81");
    assertThat(m.example()).isEqualTo("81");
    assertThat(origin(run).order()).isEqualTo(Origin.Order.ONE_AFTER_THE_OTHER);
  }

  /** The second ran while the first did. */
  @Test
  void whereTimesOverlapTheOrderIsNotKnown() {
    RunRecord run =
        files()
            .with("vanilla", "a.jsonl", question(81, "writing", 100, 2, 10))
            .with("eagle", "b.jsonl", question(81, "writing", 99, 1, 10))
            .read();
    assertThat(origin(run).order()).isEqualTo(Origin.Order.UNKNOWN);
  }

  @Test
  void secondsAloneAreTimesPerAnswer() {
    RunRecord run =
        files()
            .with("vanilla", "a.txt", "seconds\n4.0\n4.5\n")
            .with("swift", "b.txt", "3.0\n3.5\n")
            .resolution(1)
            .read();
    assertThat(origin(run).tokens()).isEqualTo(Origin.TokenCount.UNKNOWN);
    assertThat(origin(run).resolutionSeconds()).isEqualTo(1);
    assertThat(run.measurements()).allMatch(m -> m.output().size() == 1);
  }

  @Test
  void aLineAppendedBehindTheSummaryIsAnotherRun() {
    refused(
        files()
            .with("vanilla", "a.jsonl", BASELINE + BASELINE)
            .with("swift", "b.jsonl", METHOD + METHOD),
        "a.jsonl:3: holds 2 runs, one appended to the other: line 3 begins another run: its texts"
            + " are those of the 2 answers before; import one with --pass 1 to 2");
    refused(
        files().with("vanilla", "c.jsonl", BASELINE).with("swift", "d.jsonl", METHOD + METHOD),
        "d.jsonl:4: holds 2 runs, one appended to the other: line 4 begins another run: a summary");
  }

  @Test
  void appendedRunsAreSplitOnRequest() {
    ImportedFiles both =
        files()
            .with("vanilla", "a.jsonl", BASELINE + BASELINE)
            .with("swift", "b.jsonl", METHOD + METHOD);
    assertThat(both.pass("all").read().schedule().forks()).isEqualTo(2);
    assertThat(both.pass("2").read().measurements()).hasSize(4);
    refused(both.pass("3"), "a.jsonl: has runs 1 to 2, got '3'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"model_id": "x", "choices": [{"wall_time": [1.0], "new_to | b.jsonl:2: not JSON
          [1, 2] | b.jsonl:2: 'choices' must be an array, got nothing
          {"choices": [{"wall_time": [-1]}]} | b.jsonl:2: 'choices[0].wall_time[0]' must be a number of at least 0, got -1
          {"choices": [{"wall_time": [NaN]}]} | b.jsonl:2: 'choices[0].wall_time[0]' must be a number of at least 0, got "NaN"
          {"choices": [{"wall_time": [0]}]} | b.jsonl:2: 'choices[0].wall_time' must be more than 0 s
          {"choices": [{"wall_time": [1], "new_tokens": [2.5]}]} | b.jsonl:2: 'choices[0].new_tokens[0]' must be a whole number
          {"choices": [{"wall_time": [1]}, {"wall_time": [1]}]} | b.jsonl:2: 'choices' must be one
          {"model_id": "y", "choices": [{"wall_time": [1]}]} | b.jsonl:2: answers of two models are mixed: 'y' here and 'llama-2-13b' before
          """)
  void damagedAnswersAreRefusedWithFileLineAndReason(String line, String why) {
    refused(
        files()
            .with("vanilla", "a.jsonl", BASELINE)
            .with("swift", "b.jsonl", answer("one", 5, 3.0, 3, 2) + line + "\n"),
        why);
  }

  @Test
  void filesThatDidNotAnswerTheSamePromptsAreRefused() {
    refused(
        files()
            .with("vanilla", "a.jsonl", BASELINE)
            .with("swift", "b.jsonl", answer("one", 5, 3.0, 3, 2)),
        "has 1 answers and",
        "and swift lacks gsm8k 002: one was cut off");
    refused(
        files()
            .with("vanilla", "c.jsonl", question(81, "qa", 1, 2, 3))
            .with("eagle", "d.jsonl", question(82, "qa", 9, 2, 3)),
        "lacks gsm8k 82");
  }

  @Test
  void answersOutOfOrderArePairedByQuestionWithACaution() {
    String sorted = question(81, "qa", 10, 2, 3) + question(82, "qa", 5, 2, 3);
    RunRecord run = files().with("vanilla", "a.jsonl", sorted).with("b", "b.jsonl", sorted).read();
    assertThat(Objects.requireNonNull(run.origin()).missing())
        .anyMatch(words -> words.startsWith("a.jsonl:2 was written before the line above it"));
  }

  @Test
  void answersOutOfOrderWithoutIdsAreRefused() {
    String anonymous =
        (question(81, "qa", 10, 2, 3) + question(82, "qa", 5, 2, 3))
            .replaceAll("\"question_id\": \\d+, ", "");
    refused(
        files().with("vanilla", "a.jsonl", anonymous).with("b", "b.jsonl", anonymous),
        "a.jsonl:2: was written before the line above it",
        "without question ids");
  }

  @Test
  void anAnswerWithoutTokensIsAFailureAndItsPairIsLeftOut() {
    String silent = METHOD.replaceFirst("\"new_tokens\": \\[\\d+\\]", "\"new_tokens\": [0]");
    RunRecord run =
        files().with("vanilla", "a.jsonl", BASELINE).with("swift", "b.jsonl", silent).read();
    Measurement first = run.measurements().get(2);
    assertThat(first.status()).isEqualTo(TrialStatus.ERROR);
    assertThat(first.message()).isEqualTo("the answer has no tokens");
    Comparison swift =
        Analyst.analyse(RunView.of(run), Tasks::byName).comparisons().stream()
            .filter(c -> c.strategy().equals("swift") && c.task().equals("gsm8k"))
            .findFirst()
            .orElseThrow();
    assertThat(swift.pairs()).isEqualTo(1);
  }

  @Test
  void filesOfSeveralFormatsAreNoPair() {
    assertThatThrownBy(
            () ->
                files()
                    .with("vanilla", "a.jsonl", BASELINE)
                    .with("swift", "b.txt", "3.0\n3.5\n")
                    .resolution(1)
                    .read())
        .hasMessageContaining("vanilla is spec-bench, swift is time-list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4.0\\n-1 | b.txt:2: must be a positive number of seconds, got '-1'
          4.0\\nabc | b.txt:2: must be a positive number of seconds, got 'abc'
          {"seconds": [4.0,\\n0]} | b.txt:2: a prompt that took no time cannot be compared
          {"seconds": [4.0,\\n"x"]} | b.txt:2: 'seconds[1]' must be a number of at least 0, got "x"
          {"seconds": [4.0, 3], "search_stop_prompt": 7} | b.txt:1: 'search_stop_prompt' must be at most 2
          {"seconds": [4.0, 3] | b.txt:1: not JSON
          """)
  void damagedTimeListsAreRefusedWithFileLineAndReason(String text, String why) throws IOException {
    Path file = Files.writeString(folder.resolve("b.txt"), text.replace("\\n", "\n"));
    assertThatThrownBy(() -> new TimeList().read(SourceFile.read(file)))
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining(why);
  }

  @Test
  void aListThatDoesNotSayHowFinelyItsClockWasReadIsRefused() {
    refused(
        files().with("vanilla", "a.txt", "4.0\n4.5\n").with("swift", "b.txt", "3.0\n3.5\n"),
        "a.txt: does not say how finely its clock was read; give --resolution SECONDS");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("b.bin"), new byte[] {(byte) 0xff, 0, 1});
    refused(files().with("vanilla", file, ""), "b.bin: not a text in UTF-8");
  }

  @Test
  void carriageReturnsAndAByteOrderMarkAreNoDamage() {
    RunRecord run =
        files()
            .with("vanilla", "a.jsonl", "\ufeff" + BASELINE.replace("\n", "\r\n"))
            .with("swift", "b.jsonl", METHOD)
            .read();
    assertThat(run.measurements()).hasSize(4);
  }

  private static void refused(ImportedFiles files, String... why) {
    var problem = assertThatThrownBy(files::read).isInstanceOf(ResultProblem.class);
    for (String part : List.of(why)) {
      problem.hasMessageContaining(part);
    }
  }
}
