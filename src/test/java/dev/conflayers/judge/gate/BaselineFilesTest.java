package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.evidence.RunView;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFilesTest {
  private static final String NOW = "2026-06-01T00:00:00Z";

  @TempDir private Path directory;

  private static SimulatedRun simulated() {
    return new SimulatedRun().size(20, 2);
  }

  private static Baseline baseline(String name) {
    return new BaselineMaker(false, false).of(RunView.of(simulated().record()), name, NOW);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    BaselineFiles files = new BaselineFiles(directory);
    Baseline baseline = baseline("main");
    Path file = files.write(baseline);
    assertThat(file)
        .isEqualTo(directory.resolve("simulated/unknown-unknown-?c-unknown-unknown/main.json"));
    assertThat(BaselineFiles.read(file)).isEqualTo(baseline);
    assertThat(files.all()).containsExactly(file);
  }

  @Test
  void findsTheBaselineOfAnotherClassWhereThereIsNone() throws IOException {
    BaselineFiles files = new BaselineFiles(directory);
    files.write(baseline("main"));
    assertThat(files.find("simulated", "another", "main")).isPresent();
    assertThat(files.find("simulated", "another", "other")).isEmpty();
    assertThat(files.find("another", "another", "main")).isEmpty();
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    Path file = new BaselineFiles(directory).write(baseline("main"));
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() / 2));
    assertThatThrownBy(() -> BaselineFiles.read(file))
        .isInstanceOf(BaselineProblem.class)
        .hasMessageContaining("is not readable, perhaps truncated");
  }

  @Test
  void refusesAFileThatWasChanged() throws IOException {
    Path file = new BaselineFiles(directory).write(baseline("main"));
    Files.writeString(file, Files.readString(file).replace("\"dirty\" : false", "\"dirty\":false"));
    assertThatThrownBy(() -> BaselineFiles.read(file))
        .isInstanceOf(BaselineProblem.class)
        .hasMessageContaining("was changed since it was written");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = directory.resolve("empty.json");
    Files.writeString(file, "");
    assertThatThrownBy(() -> BaselineFiles.read(file)).isInstanceOf(BaselineProblem.class);
  }

  private static void assertMakesNone(RunRecord run, String reason) {
    assertThatThrownBy(() -> new BaselineMaker(false, false).of(RunView.of(run), "main", NOW))
        .isInstanceOf(GateProblem.class)
        .hasMessageContaining(reason);
  }

  @Test
  void runsThatCannotBeTrustedMakeNoBaseline() {
    assertMakesNone(simulated().status(RunStatus.RUNNING).record(), "is not complete");
    assertMakesNone(simulated().failEvery(10).record(), "pairs of fast were lost");
    assertMakesNone(
        GateRuns.on(simulated().record(), "run", Map.of("git-commit", "abc-dirty")),
        "differed from abc: give --allow-dirty");
    assertMakesNone(simulated().control(true, 1.1).record(), "is BIASED, not OK");
  }

  @Test
  void aPartOfASuiteMakesNoBaseline() {
    RunRecord run = simulated().record();
    RunManifest changed =
        run.manifest()
            .cautioned(
                List.of(
                    new RunCaution.ChangedSuite(
                        List.of(RunCaution.Change.of("defaults.tasks.prompts=2")))));
    assertMakesNone(RunLike.of(run).manifest(changed).record(), "only some prompts were measured");
  }

  @Test
  void countersAloneAreKeptWhereTimesAreNotToBeTrusted() {
    Baseline baseline =
        new BaselineMaker(false, true)
            .of(RunView.of(simulated().control(true, 1.1).record()), "main", NOW);
    assertThat(baseline.sessions()).isEmpty();
    assertThat(baseline.counters()).isNotEmpty();
  }

  @Test
  void sessionsOfOtherWorkAreLeftBehind() {
    Baseline older =
        new BaselineMaker(false, false)
            .of(RunView.of(simulated().tokens(40).record()), "main", NOW);
    assertThat(baseline("main").after(older).sessions()).hasSize(1);
  }
}
