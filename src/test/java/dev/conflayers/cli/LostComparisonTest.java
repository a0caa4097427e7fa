package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Engine;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose outputs were not all compared is not complete, says why, and can be resumed. */
class LostComparisonTest {
  private static final String WHY = "no memory for another session";

  @TempDir private Path folder;
  private Path suite = Path.of("");

  /** The smoke suite, with drafts that nobody verifies, so that texts part. */
  @BeforeEach
  void write() throws IOException {
    suite = Files.createDirectories(folder.resolve("reports")).resolve("parting.yaml");
    Files.writeString(
        suite,
        Files.readString(Session.HOME.resolve("suites/smoke.yaml"))
            .replace("kind: static-skip", "kind: draft-only")
            .replace("    draft: {budget: 4, stop-threshold: 0.8, widths: [1, 1, 1, 1]}\n", ""));
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(path -> !path.endsWith("reports")).findFirst().orElseThrow();
    }
  }

  private RunRecord record() throws IOException {
    return new RunDirectory(onlyRun()).read();
  }

  private Session.Result run(Session session) {
    return session.run("run", suite, "--results", folder, "--reports", folder.resolve("reports"));
  }

  private Session.Result resume() throws IOException {
    return Session.scripted().run("resume", onlyRun(), "--reports", folder.resolve("reports"));
  }

  /** Decodes like the scripted engine, but has no session left to compare with. */
  private static Session withoutComparisons() {
    ScriptedEngine scripted = new ScriptedEngine(0.2);
    Engine engine =
        (name, options, progress) -> {
          LoadedModel loaded = scripted.load(name, options, progress);
          return new LoadedModel(refusing(loaded.model()), loaded.tokenizer(), loaded.provenance());
        };
    return new Session(engine, scripted.clock());
  }

  private static LanguageModel refusing(LanguageModel model) {
    return new LanguageModel() {
      @Override
      public ModelShape shape() {
        return model.shape();
      }

      @Override
      public DecodeSession openSession(int capacity) {
        boolean comparing =
            StackWalker.getInstance()
                .walk(all -> all.anyMatch(at -> at.getClassName().endsWith(".TeacherForcing")));
        if (comparing) {
          throw new IllegalStateException(WHY);
        }
        return model.openSession(capacity);
      }

      @Override
      public void close() {
        model.close();
      }
    };
  }

  private static List<Integer> compared(RunRecord run) {
    return run.agreements().stream().map(Agreement::trial).sorted().toList();
  }

  @Test
  void aComparisonThatFailsLeavesTheRunIncompleteAndItsReasonInIt() throws IOException {
    Session.Result ended = run(withoutComparisons());
    assertThat(ended.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err())
        .contains("could not be compared with the baseline's output: " + WHY)
        .contains("Incomplete. What was measured is kept; go on with: conflayers resume");
    RunRecord before = record();
    assertThat(before.manifest().status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(before.manifest().notes())
        .anyMatch(
            note ->
                note.matches("trial \\d+ \\(gsm8k .*, every-other-layer\\) could .*" + WHY + ".*"));
    assertThat(compared(before)).hasSizeLessThan(4);

    assertThat(resume().status()).isZero();
    RunRecord after = record();
    assertThat(after.manifest().status()).isEqualTo(RunStatus.COMPLETE);
    assertThat(after.measurements()).isEqualTo(before.measurements());
    assertThat(after.forks()).as("nothing repeats a measured trial").isEqualTo(before.forks());
    assertThat(compared(after)).hasSize(4).doesNotHaveDuplicates();
    assertThat(after.agreements()).anyMatch(agreement -> agreement.divergence() != null);
  }

  @Test
  void resumingARunThatCallsItselfCompleteComparesWhatWasNot() throws IOException {
    assertThat(run(Session.scripted()).status()).isZero();
    RunRecord whole = record();
    Path lines = onlyRun().resolve("agreement.jsonl");
    Files.write(lines, Files.readAllLines(lines).subList(0, 1));

    Session.Result resumed = resume();
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(record().agreements()).isEqualTo(whole.agreements());
    assertThat(record().measurements()).isEqualTo(whole.measurements());
    assertThat(record().manifest().status()).isEqualTo(RunStatus.COMPLETE);
  }
}
