package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.base.Sha256;
import dev.conflayers.evidence.integrity.Audit;
import dev.conflayers.evidence.integrity.Surroundings;
import dev.conflayers.record.Edit;
import dev.conflayers.record.LinesDigest;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.testing.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a measurement that somebody corrects, and what may still be concluded. */
class EditCommandTest {
  /** Few and steady measurements: each test writes, reads and reports them again. */
  private static final RunRecord RECORD =
      new SimulatedRun()
          .tasks("gsm8k")
          .size(24, 5)
          .tokens(12)
          .spread(0.03, 0.002, 0.005)
          .claimsSpeed("suite", 1.01)
          .record();

  @TempDir private Path folder;
  private Path run = Path.of("");
  private int trial;

  @BeforeEach
  void measure() throws IOException {
    run = RunDirectory.create(folder.resolve("results/run"), RECORD).path();
    trial =
        RECORD.measurements().stream().filter(m -> !m.warmup()).findFirst().orElseThrow().trial();
  }

  private Session.Result exclude() {
    return Session.scripted()
        .run("edit", run, "--exclude-trial", trial, "--who", "A. Nother", "--why", "a fan stopped");
  }

  private Session.Result report() {
    return Session.scripted().run("report", run, "--reports", folder.resolve("reports"));
  }

  private RunRecord read() throws IOException {
    return new RunDirectory(run).read();
  }

  @Test
  void anExcludedTrialNoLongerCountsAndItsLineIsKept() throws IOException {
    Path file = run.resolve("measurements.jsonl");
    String line =
        Files.readAllLines(file).stream()
            .filter(one -> one.contains("\"trial\":" + trial + ","))
            .findFirst()
            .orElseThrow();
    int lines = Files.readAllLines(file).size();
    assertThat(exclude().status()).isZero();
    Measurement measurement =
        read().measurements().stream().filter(m -> m.trial() == trial).findFirst().orElseThrow();
    assertThat(measurement.ok()).isFalse();
    assertThat(measurement.status()).isEqualTo(TrialStatus.EXCLUDED);
    assertThat(Files.readAllLines(file)).hasSize(lines);
    assertThat(Files.readAllLines(run.resolve("originals.jsonl"))).containsExactly(line);
    Edit edit = read().manifest().edits().get(0);
    assertThat(edit.who()).isEqualTo("A. Nother");
    assertThat(edit.why()).isEqualTo("a fan stopped");
    assertThat(edit.oldSha256()).isEqualTo(Sha256.of(line));
    assertThat(Files.readAllLines(file)).anyMatch(now -> Sha256.of(now).equals(edit.newSha256()));
  }

  @Test
  void theDigestOfAForkStaysThatOfWhatItMeasured() throws IOException {
    SortedMap<Integer, LinesDigest> before = read().lines();
    exclude();
    assertThat(read().lines()).isEqualTo(before);
  }

  @Test
  void aClaimThatWasConfirmedIsInconclusiveAndReportAndAuditSayWhy() throws IOException {
    assertThat(report().out()).contains("CONFIRMED");
    exclude();
    assertThat(report().out())
        .contains("INCONCLUSIVE")
        .contains("measurements were edited after they were made")
        .doesNotContain("CONFIRMED");
    assertThat(Audit.of(read(), Surroundings.unknown()).findings())
        .anyMatch(
            finding ->
                finding.check().equals("edits") && finding.evidence().contains("a fan stopped"));
  }

  @Test
  void aTrialIsExcludedOnce() {
    exclude();
    Session.Result again = exclude();
    assertThat(again.status()).isNotZero();
    assertThat(again.err()).contains("there is no trial " + trial + " that counts");
  }

  @Test
  void aNoteIsCorrectedAndTheOldOneKept() throws IOException {
    RunDirectory directory = new RunDirectory(run);
    directory.write(directory.manifest().noting(List.of("measured at night")));
    Session.Result result =
        Session.scripted()
            .run(
                "edit", run, "--note", 0, "--text", "measured at noon", "--who", "a", "--why", "b");
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(read().manifest().notes()).containsExactly("measured at noon");
    assertThat(read().manifest().editedMeasurements()).isFalse();
    assertThat(Files.readAllLines(run.resolve("originals.jsonl")))
        .containsExactly("\"measured at night\"");
  }

  @Test
  void whoMustBeNamed() {
    assertThat(Session.scripted().run("edit", run, "--exclude-trial", trial, "--why", "x").status())
        .isEqualTo(ExitCode.USAGE.status());
  }
}
