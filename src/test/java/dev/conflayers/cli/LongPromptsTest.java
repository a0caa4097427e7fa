package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.suite.declared.RunCaution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts that are too long for a model of 700 positions, whose tokens are bytes. */
class LongPromptsTest {
  private static final int POSITIONS = 700;
  private static final int NEW_TOKENS = 50;

  /** Positions less new tokens less the 250 that the original keeps for the draft tree. */
  private static final int ROOM = 400;

  @TempDir private Path folder;

  private static Session session() {
    ScriptedEngine engine = new ScriptedEngine(0.2, POSITIONS);
    return new Session(engine, engine.clock());
  }

  private RunRecord run(String task, List<String> rows, ExitCode code) throws IOException {
    Path data = folder.resolve("data.jsonl");
    Files.write(data, rows);
    Path suite = folder.resolve("suite.yaml");
    String text = Files.readString(Path.of("suites/smoke.yaml"));
    Files.writeString(
        suite,
        text.replace("task: gsm8k", "task: " + task)
            .replace("dataset: conflayers-word-problems", "dataset: " + data)
            .replace("max-new-tokens: 24", "max-new-tokens: " + NEW_TOKENS));
    Session.Result result =
        session().run("run", suite, "--results", folder.resolve("r"), "--reports", folder);
    assertThat(result.status()).as(result.err()).isEqualTo(code.status());
    assertThat(result.err()).doesNotContain("Exception");
    try (Stream<Path> runs = Files.list(folder.resolve("r"))) {
      return new RunDirectory(runs.findFirst().orElseThrow()).read();
    }
  }

  private String report() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Files.readString(
          files.filter(file -> file.endsWith("report.md")).findFirst().orElseThrow());
    }
  }

  @Test
  void aStoryIsCutKeepsTheAssistantsTurnAndTheReportSaysSo() throws IOException {
    String instruction = "Continue this story.\n\n";
    String around = "user: " + instruction + "\nassistant:";
    String fits = "b".repeat(ROOM - around.length());
    RunRecord run =
        run("tinystories", List.of(row("text", "a".repeat(600)), row("text", fits)), ExitCode.OK);
    assertThat(run.measurements()).extracting(Measurement::promptTokens).containsOnly(ROOM);
    String note =
        "cut to the model's 700 positions: 1 of 2 prompts lost the end of their body, "
            + (600 - fits.length())
            + " tokens at most";
    assertThat(run.manifest().cautions()).extracting(RunCaution::words).contains(note);
    assertThat(report()).contains("- " + note + ".\n");
  }

  @Test
  void aQuestionIsNotCutAndItsTrialSaysWhatIsWrong() throws IOException {
    String row = "{\"question\": \"%s\", \"answer\": \"#### 4\"}";
    RunRecord run =
        run(
            "gsm8k",
            List.of(row.formatted("a".repeat(600)), row.formatted("How many?")),
            ExitCode.TRIALS_FAILED);
    assertThat(run.manifest().cautions(RunCaution.CutPrompts.class)).isEmpty();
    List<Measurement> failed =
        run.measurements().stream().filter(m -> !m.warmup() && !m.ok()).toList();
    assertThat(failed).hasSize(3);
    assertThat(failed)
        .allSatisfy(
            trial ->
                assertThat(trial.message())
                    .startsWith("the prompt has 698 tokens")
                    .contains("50 new ones were asked for, but the model's context holds 700"));
  }

  @Test
  void aPromptThatCannotBeCutEnoughIsAFailedTrial() throws IOException {
    ScriptedEngine engine = new ScriptedEngine(0.2, 300);
    Path data = folder.resolve("data.jsonl");
    Files.write(data, List.of(row("text", "a".repeat(600)), row("text", "b".repeat(600))));
    Path suite = folder.resolve("suite.yaml");
    Files.writeString(
        suite,
        Files.readString(Path.of("suites/smoke.yaml"))
            .replace("task: gsm8k", "task: tinystories")
            .replace("dataset: conflayers-word-problems", "dataset: " + data)
            .replace("max-new-tokens: 24", "max-new-tokens: 48"));
    Session.Result result =
        new Session(engine, engine.clock())
            .run("run", suite, "--results", folder.resolve("r"), "--reports", folder);
    assertThat(result.status()).isEqualTo(ExitCode.NOTHING_MEASURED.status());
    assertThat(report()).contains("cannot be cut to 2, since its last 11 stay");
  }

  @Test
  void generateRefusesInOneLine() {
    Session.Result result = session().run("generate", "a".repeat(800));
    assertThat(result.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(result.err().lines().filter(line -> !line.startsWith("Load")))
        .singleElement()
        .asString()
        .startsWith("conflayers: the prompt has 817 tokens and 128 new ones were asked for")
        .endsWith("shorten the prompt to fewer than 700 tokens");
  }

  private static String row(String field, String value) {
    return "{\"" + field + "\": \"" + value + "\"}";
  }
}
