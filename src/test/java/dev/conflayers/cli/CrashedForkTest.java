package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.app.Folders;
import dev.conflayers.app.MeasureSuite;
import dev.conflayers.app.RunOutcome;
import dev.conflayers.app.RunRequest;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.fork.ForkLauncher;
import dev.conflayers.run.fork.ForkLog;
import dev.conflayers.run.fork.ProcessEnd;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fork that crashes costs its own trials only: the others are measured, and resume goes on. */
class CrashedForkTest {
  @TempDir private Path folder;

  /** A launcher whose forks are measured in this process, but for those that die once. */
  private ForkLauncher dyingOnce(Session session, int fork, ForkLauncher death) {
    Set<Integer> dying = new HashSet<>(Set.of(fork));
    return (path, number) ->
        dying.remove(number)
            ? death.measure(path, number)
            : new ProcessEnd(1, session.run("fork", path, number).status());
  }

  private MeasureSuite measuring(Session session, ForkLauncher forks, Terminal terminal) {
    return new MeasureSuite(
        session.wiring(terminal, forks).workplace(),
        new Folders(folder, folder.resolve("reports")),
        true);
  }

  private RunOutcome measure(ProcessEnd end, StringWriter err) throws IOException {
    return measure((run, fork) -> end, err);
  }

  private RunOutcome measure(ForkLauncher death, StringWriter err) throws IOException {
    Path suite = Files.createDirectories(folder.resolve("reports")).resolve("forks.yaml");
    Files.writeString(
        suite,
        Files.readString(Session.HOME.resolve("suites/smoke.yaml"))
            .replace("forks: 1", "forks: 3"));
    Session session = Session.scripted();
    PrintWriter writer = new PrintWriter(err);
    return measuring(
            session, dyingOnce(session, 1, death), new Terminal(writer, writer, false, 0, 0))
        .start(RunRequest.read(suite));
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(path -> !path.endsWith("reports")).findFirst().orElseThrow();
    }
  }

  @Test
  void aKilledForkIsNamedAndTheOthersGoOn() throws IOException {
    StringWriter err = new StringWriter();
    RunOutcome outcome = measure(new ProcessEnd(4711, 137), err);
    assertThat(OutcomeView.code(outcome)).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(outcome.reported().report()).isNotNull();
    RunRecord run = new RunDirectory(onlyRun()).read();
    assertThat(run.manifest().status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(run.measurements().stream().map(Measurement::fork)).contains(0, 2).doesNotContain(1);
    String crash =
        "fork 2 of 3: process 4711 was killed by signal 9 (SIGKILL), as the system does with a"
            + " process when memory runs out, before a trial of it was recorded; next was trial ";
    assertThat(err.toString())
        .contains("conflayers: " + crash)
        .contains("its log is " + onlyRun().resolve("fork-1.log"))
        .contains("go on with: conflayers resume " + onlyRun());
    assertThat(run.manifest().notes()).anyMatch(note -> note.startsWith(crash));

    Session.Result resumed =
        Session.scripted().run("resume", onlyRun(), "--reports", folder.resolve("reports"));
    assertThat(resumed.status()).as(resumed.err()).isZero();
    RunRecord whole = new RunDirectory(onlyRun()).read();
    assertThat(whole.manifest().status()).isEqualTo(RunStatus.COMPLETE);
    assertThat(whole.measurements().stream().filter(m -> !m.warmup()).map(Measurement::trial))
        .doesNotHaveDuplicates()
        .hasSize(3 * 2 * 3);
  }

  /** Native code that crashes leaves more than a log, and whoever looks for it is told where. */
  @Test
  void whatTheJvmOfACrashedForkKnowsIsNamed() throws IOException {
    StringWriter err = new StringWriter();
    measure(
        (run, fork) -> {
          Files.writeString(ForkLog.crash(run, fork, "4711"), "# SIGSEGV (0xb)");
          return new ProcessEnd(4711, 139);
        },
        err);
    assertThat(err.toString())
        .contains("killed by signal 11 (SIGSEGV)")
        .contains("knows of the crash is in " + onlyRun().resolve("fork-1.crash-4711.log"));
  }

  /** What would stop the next fork as well, stops the run. */
  @Test
  void aFullDiskStopsTheForksAfterIt() throws IOException {
    StringWriter err = new StringWriter();
    RunOutcome outcome = measure(new ProcessEnd(4711, ExitCode.DISK.status()), err);
    assertThat(OutcomeView.code(outcome)).isEqualTo(ExitCode.DISK);
    assertThat(new RunDirectory(onlyRun()).read().measurements())
        .extracting(Measurement::fork)
        .containsOnly(0);
  }
}
