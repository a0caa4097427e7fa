package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.testing.OwnJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, in a JVM of its own with the model that ships, is stopped and killed. */
@Timeout(300)
class StoppedRunIT {
  private static final int SIGINT = 2;

  @TempDir private Path folder;

  private Path suite(int forks) throws IOException {
    return Files.writeString(
        folder.resolve("mini.yaml"),
        """
        name: mini
        description: A few prompts in plain Java.
        model: {name: conflayers-mini, dtype: fp64, device: java, threads: 1}
        tasks:
          - task: gsm8k
            dataset: conflayers-mini-word-problems
            split: test
            prompts: 10
            shots: 0
            seed: 1
            max-new-tokens: 8
            chat: false
        strategies:
          - {kind: full-depth, name: full-depth}
          - kind: draft-only
            name: shallow
            settings: {attention: [1, 3], mlp: [1, 3]}
        claims: []
        run:
          seed: 1
          forks: %d
          warm-up: {least: 1, most: 1}
          search-prompts: 0
          same-twice: never
          repetitions: 1
          stop-rule: ignore-eos
          trial-timeout-seconds: 120
        """
            .formatted(forks));
  }

  /** The program, and what it says. */
  private Process program(List<String> arguments) throws IOException {
    return OwnJvm.program(
        Main.class, System.getProperty("java.class.path"), folder.resolve("cache"), arguments);
  }

  private Process started(Path suite) throws IOException {
    return program(
        List.of(
            "run",
            suite.toString(),
            "--offline",
            "--results",
            results().toString(),
            "--reports",
            folder.resolve("reports").toString()));
  }

  private Path results() {
    return folder.resolve("results");
  }

  private RunDirectory onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(results())) {
      return new RunDirectory(runs.findFirst().orElseThrow());
    }
  }

  /** Reads on until a line of the progress says that trials have been measured. */
  private static String untilMeasuring(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.contains(" trials  ")) {
        return all.toString();
      }
    }
    throw new AssertionError("it ended before it measured: " + all);
  }

  private static String rest(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
    }
    return all.toString();
  }

  private static void signal(String name, long process) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor())
        .isZero();
  }

  /** A JVM that was started with SIGINT ignored hands that on, and nothing can be seen here. */
  private static boolean ignores(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0")
            .substring("SigIgn:".length())
            .strip();
    return new BigInteger(ignored, 16).testBit(signal - 1);
  }

  private void goesOnToItsEnd() throws IOException, InterruptedException {
    RunRecord before = onlyRun().read();
    Process resumed =
        program(
            List.of(
                "resume",
                onlyRun().path().toString(),
                "--offline",
                "--reports",
                folder.resolve("reports").toString()));
    String said;
    try (BufferedReader reader = resumed.inputReader()) {
      said = rest(reader);
    }
    assertThat(resumed.waitFor()).as(said).isZero();
    RunRecord after = onlyRun().read();
    assertThat(after.manifest().status()).isEqualTo(RunStatus.COMPLETE);
    int forks = after.schedule().forks();
    assertThat(after.measurements().stream().filter(m -> !m.warmup()).map(Measurement::trial))
        .doesNotHaveDuplicates()
        .hasSize(forks * 10 * 2);
    assertThat(after.agreements().stream().map(Agreement::trial))
        .doesNotHaveDuplicates()
        .hasSize(forks * 10);
    assertThat(after.measurements()).startsWith(before.measurements().toArray(Measurement[]::new));
  }

  @Test
  void controlCEndsARunWithItsOwnStatusAndWithoutADefect()
      throws IOException, InterruptedException {
    assumeFalse(ignores(SIGINT), "SKIPPED: this JVM was started with SIGINT ignored");
    Process run = started(suite(1));
    String said;
    try (BufferedReader reader = run.inputReader()) {
      said = untilMeasuring(reader);
      signal("INT", run.pid());
      said += rest(reader);
    }
    assertThat(run.waitFor()).as(said).isEqualTo(ExitCode.INTERRUPTED.status());
    assertThat(said)
        .contains("Interrupted. What was measured is kept; go on with: conflayers resume")
        .doesNotContain("defect")
        .doesNotContain("Exception");
    assertThat(onlyRun().manifest().status()).isEqualTo(RunStatus.INTERRUPTED);
    goesOnToItsEnd();
  }

  @Test
  void aSignalToTheLauncherAloneEndsItsForkToo() throws IOException, InterruptedException {
    Process run = started(suite(2));
    String said;
    try (BufferedReader reader = run.inputReader()) {
      said = untilMeasuring(reader);
      signal("TERM", run.pid());
      said += rest(reader);
    }
    assertThat(run.waitFor()).as(said).isEqualTo(ExitCode.INTERRUPTED.status());
    assertThat(said).contains("Interrupted. What was").doesNotContain("defect");
    assertThat(onlyRun().manifest().status()).isEqualTo(RunStatus.INTERRUPTED);
    goesOnToItsEnd();
  }

  @Test
  void aRunThatIsKilledGoesOn() throws IOException, InterruptedException {
    Process run = started(suite(1));
    try (BufferedReader reader = run.inputReader()) {
      untilMeasuring(reader);
      signal("KILL", run.pid());
      rest(reader);
    }
    assertThat(run.waitFor()).isEqualTo(128 + 9);
    assertThat(onlyRun().manifest().status()).isEqualTo(RunStatus.RUNNING);
    goesOnToItsEnd();
  }

  @Test
  void aForkThatIsKilledIsNamedAndTheRunGoesOnWithoutIt() throws IOException, InterruptedException {
    Process run = started(suite(2));
    String said;
    try (BufferedReader reader = run.inputReader()) {
      said = untilMeasuring(reader);
      signal("KILL", run.children().findFirst().orElseThrow().pid());
      said += rest(reader);
    }
    assertThat(run.waitFor()).as(said).isEqualTo(ExitCode.INCOMPLETE.status());
    Path log = onlyRun().path().resolve("fork-0.log");
    assertThat(said)
        .containsPattern("fork 1 of 2: process \\d+ was killed by signal 9 \\(SIGKILL\\)")
        .containsPattern("after trial \\d+ \\(gsm8k .*\\) was recorded; next was trial \\d+ \\(")
        .contains("its log is " + log);
    assertThat(Files.readString(log)).contains("was killed by signal 9 (SIGKILL)");
    assertThat(onlyRun().read().measurements()).anyMatch(m -> m.fork() == 1);
    goesOnToItsEnd();
  }
}
