package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.app.RunChecks;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run goes on with the build and on the machine that it began with, unless it is told. */
class ResumedElsewhereTest {
  @TempDir private static Path measured;
  @TempDir private Path folder;
  private Path run = Path.of("");

  @BeforeAll
  static void measure() {
    Session.Result whole =
        Session.scripted()
            .run(
                "run",
                "suites/smoke.yaml",
                "--results",
                measured,
                "--reports",
                measured.resolve("reports"));
    assertThat(whole.status()).as(whole.err()).isZero();
  }

  /** A copy of the run that lacks its last trial and what follows from it. */
  @BeforeEach
  void interrupted() throws IOException {
    try (Stream<Path> files = Files.walk(measured)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, folder.resolve(measured.relativize(file)));
      }
    }
    try (Stream<Path> runs = Files.list(folder)) {
      run = runs.filter(path -> !path.endsWith("reports")).findFirst().orElseThrow();
    }
    for (String file : List.of("measurements.jsonl", "agreement.jsonl")) {
      List<String> lines = Files.readAllLines(run.resolve(file));
      Files.write(run.resolve(file), lines.subList(0, lines.size() - 1));
    }
  }

  private Session.Result resume(Object... options) {
    Object[] arguments = new Object[4 + options.length];
    arguments[0] = "resume";
    arguments[1] = run;
    arguments[2] = "--reports";
    arguments[3] = folder.resolve("reports");
    System.arraycopy(options, 0, arguments, 4, options.length);
    return Session.scripted().run(arguments);
  }

  /** Has the run begun with another value of a fact. */
  private void began(String fact, String value) throws IOException {
    Path manifest = run.resolve("manifest.json");
    String text = Files.readString(manifest);
    String other =
        text.replaceAll("\"" + fact + "\" : \"[^\"]*\"", "\"" + fact + "\" : \"" + value + "\"");
    assertThat(other).isNotEqualTo(text);
    Files.writeString(manifest, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "cpu", "cores", "architecture", "program-sha256"})
  void anotherMachineOrBuildIsRefusedByName(String fact) throws IOException {
    began(fact, "something else");
    String before = Files.readString(run.resolve("measurements.jsonl"));
    Session.Result refused = resume();
    assertThat(refused.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(refused.err())
        .contains(run + " cannot go on: " + fact + " was something else and is now ")
        .contains(RunChecks.OTHER_MACHINE);
    assertThat(Files.readString(run.resolve("measurements.jsonl"))).isEqualTo(before);
  }

  @Test
  void whoInsistsGoesOnAndTheRunSaysSo() throws IOException {
    began("jdk", "something else");
    Session.Result resumed = resume(RunChecks.OTHER_MACHINE);
    assertThat(resumed.status()).as(resumed.err()).isZero();
    RunRecord record = new RunDirectory(run).read();
    assertThat(record.manifest().status()).isEqualTo(RunStatus.COMPLETE);
    assertThat(record.manifest().notes())
        .anyMatch(note -> note.startsWith("resumed elsewhere: jdk was something else and is now "));
  }

  @Test
  void everySessionOfAForkHasItsStartAndItsEnd() throws IOException {
    assertThat(resume().status()).isZero();
    RunRecord record = new RunDirectory(run).read();
    assertThat(record.forks())
        .extracting(ForkRecord::process)
        .extracting(process -> process == null ? -1 : process.session())
        .containsExactly(0, 1);
    assertThat(record.forks())
        .allMatch(
            fork ->
                fork.process() != null && fork.process().pid() == ProcessHandle.current().pid());
    assertThat(record.forkEnds()).extracting(ForkEnd::session).containsExactly(0, 1);
    ForkEnd last = record.forkEnds().get(1);
    assertThat(Map.of(0, last.measurements())).isEqualTo(record.lines());
    assertThat(last.agreements()).isEqualTo(4);
    assertThat(resume().err()).contains("is complete");
  }
}
