package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.model.Engine;
import dev.conflayers.record.CostTable;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.fork.Interruption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a run that is stopped, killed, out of time or out of disk. */
class RunLifeTest {
  private static final String SUITE = "suites/smoke.yaml";

  @TempDir private Path folder;

  private Path reports() {
    return folder.resolve("reports");
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(path -> !path.equals(reports())).findFirst().orElseThrow();
    }
  }

  private static RunRecord read(Path run) throws IOException {
    return new RunDirectory(run).read();
  }

  private Session.Result run(Session session) {
    return session.run("run", SUITE, "--results", folder, "--reports", reports());
  }

  private Session.Result resume(Path run) {
    return Session.scripted().run("resume", run, "--reports", reports());
  }

  /** Returns a session that is interrupted at the given reading of its clock. */
  private static Session interruptedAt(long reading) {
    ScriptedEngine engine = new ScriptedEngine(0.2);
    AtomicLong readings = new AtomicLong();
    Interruption[] wish = new Interruption[1];
    Session session =
        new Session(
            engine,
            () -> {
              if (readings.incrementAndGet() == reading) {
                wish[0].ask();
              }
              return engine.clock().nanos();
            });
    wish[0] = session.interruption();
    return session;
  }

  @Test
  void anInterruptedRunGoesOnWhereItStoppedAndEndsLikeAWholeOne() throws IOException {
    Session.Result stopped = run(interruptedAt(160));
    assertThat(stopped.status()).isEqualTo(ExitCode.INTERRUPTED.status());
    assertThat(stopped.err()).contains("go on with: conflayers resume " + onlyRun());
    Path run = onlyRun();
    RunRecord before = read(run);
    assertThat(before.manifest().status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(before.measurements()).isNotEmpty().hasSizeLessThan(9);

    assertThat(resume(run).status()).isZero();
    RunRecord after = read(run);
    assertThat(after.manifest().status()).isEqualTo(RunStatus.COMPLETE);
    assertThat(after.manifest().resumed()).hasSize(1);
    assertThat(after.measurements()).startsWith(before.measurements().toArray(Measurement[]::new));
    assertThat(measured(after)).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8);
    assertThat(after.agreements()).hasSize(4);
  }

  @Test
  void aTruncatedLastLineIsDroppedSaidAndMeasuredAgain() throws IOException {
    run(Session.scripted());
    Path run = onlyRun();
    Path lines = run.resolve("measurements.jsonl");
    String whole = Files.readString(lines);
    // As a killed process leaves it: status running, the lock file there, half a line.
    int lastLine = whole.lastIndexOf('\n', whole.length() - 2) + 1;
    Files.writeString(lines, whole.substring(0, lastLine + 40));
    Path agreement = run.resolve("agreement.jsonl");
    List<String> agreements = Files.readAllLines(agreement);
    Files.write(agreement, agreements.subList(0, agreements.size() - 1));
    Path manifest = run.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"complete\"", "\"running\""));
    Files.writeString(run.resolve("run.lock"), "");

    Session.Result resumed = resume(run);
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.err())
        .contains(
            "dropped the unfinished line 9 of measurements.jsonl; its trial is measured again");
    assertThat(measured(read(run))).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8);
    assertThat(read(run).agreements()).hasSize(4);
    assertThat(read(run).manifest().notes())
        .contains(
            "dropped the unfinished line 9 of measurements.jsonl; its trial is measured again");
    assertThat(Files.readString(lines)).startsWith(whole.substring(0, lastLine));
  }

  /** The smoke suite in three forks, with the control. */
  private Path inForks() throws IOException {
    Path suite = Files.createDirectories(folder.resolve("reports")).resolve("forks.yaml");
    String text = Files.readString(Session.HOME.resolve(SUITE));
    Files.writeString(
        suite,
        text.replace("forks: 1", "forks: 3").replace("same-twice: never", "same-twice: always"));
    return suite;
  }

  @Test
  void everyForkMeasuresOnceAndSaysSo() throws IOException {
    Session.Result ended =
        Session.scripted().run("run", inForks(), "--results", folder, "--reports", reports());
    assertThat(ended.status()).as(ended.err()).isZero();
    RunRecord run = read(onlyRun());
    assertThat(run.manifest().status()).isEqualTo(RunStatus.COMPLETE);
    assertThat(run.forks()).extracting(ForkRecord::fork).containsExactly(0, 1, 2);
    assertThat(run.measurements().stream().filter(m -> !m.warmup()).map(Measurement::fork))
        .containsExactlyInAnyOrderElementsOf(
            run.schedule().trials().stream().filter(t -> !t.warmup()).map(t -> t.fork()).toList());
    assertThat(run.schedule().control()).isEqualTo("full-depth-again");
  }

  @Test
  void aRunStoppedInOneForkGoesOnWithThatForkAndTheNext() throws IOException {
    Path suite = inForks();
    Session.Result stopped =
        interruptedAt(300).run("run", suite, "--results", folder, "--reports", reports());
    assertThat(stopped.status()).isEqualTo(ExitCode.INTERRUPTED.status());
    RunRecord before = read(onlyRun());
    assertThat(before.manifest().status()).isEqualTo(RunStatus.INTERRUPTED);
    Session.Result resumed = resume(onlyRun());
    assertThat(resumed.status()).as(resumed.err()).isZero();
    RunRecord after = read(onlyRun());
    assertThat(measured(after)).doesNotHaveDuplicates().hasSize(3 * 2 * 4);
    assertThat(after.measurements()).startsWith(before.measurements().toArray(Measurement[]::new));
  }

  private static List<Integer> measured(RunRecord run) {
    return run.measurements().stream().filter(m -> !m.warmup()).map(Measurement::trial).toList();
  }

  @Test
  void theNewestBenchmarkOfTheModelIsKeptWithTheRunAndReported() throws IOException {
    bench("20260101T000000Z_bench_fp32", "smollm2-135m-instruct", 11);
    bench("20260102T000000Z_bench_fp32", "smollm2-135m-instruct", 12);
    bench("20260103T000000Z_bench_fp32", "another-model", 13);
    bench("20260104T000000Z_bench_bf16", "smollm2-135m-instruct", 14);
    Files.writeString(
        Files.createDirectory(folder.resolve("20260105T000000Z_bench_fp32")).resolve("bench.json"),
        "{");
    assertThat(run(Session.scripted()).status()).isZero();
    Path run;
    try (Stream<Path> runs = Files.list(folder)) {
      run = runs.filter(path -> path.toString().contains("_smoke_")).findFirst().orElseThrow();
    }
    assertThat(Objects.requireNonNull(read(run).costs()).source())
        .isEqualTo("20260102T000000Z_bench_fp32");
    String report = Files.readString(reports().resolve(run.getFileName()).resolve("report.md"));
    assertThat(report).contains("## Measured costs").contains("12.000 ms/op");
  }

  /** Written as {@code conflayers bench} writes it. */
  private void bench(String name, String model, double millis) throws IOException {
    CostTable.Line step =
        new CostTable.Line(
            "StepBenchmark.argmax", Map.of("skips", "none"), millis, Double.NaN, "ms/op", 1);
    Files.writeString(
        Files.createDirectory(folder.resolve(name)).resolve("bench.json"),
        JsonReport.document(
            new CostTable(
                name, model, name.substring(name.length() - 4), Map.of(), List.of(step))));
  }

  @Test
  void aCorruptLineInTheMiddleIsRefusedWithItsNumber() throws IOException {
    run(Session.scripted());
    Path lines = onlyRun().resolve("measurements.jsonl");
    List<String> all = Files.readAllLines(lines);
    all.set(3, all.get(3).substring(0, 50));
    Files.write(lines, all);
    Session.Result report = Session.scripted().run("report", onlyRun(), "--reports", reports());
    assertThat(report.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(report.err()).contains("measurements.jsonl:4: not a record of this version");
  }

  @Test
  void resumingAChangedPlanIsRefused() throws IOException {
    run(interruptedAt(160));
    Path manifest = onlyRun().resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("max-new-tokens: 24", "max-new-tokens: 25"));
    Session.Result resumed = resume(onlyRun());
    assertThat(resumed.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(resumed.err()).contains("cannot go on: its plan was ");
  }

  @Test
  void resumingACompleteRunMeasuresNothing() throws IOException {
    run(Session.scripted());
    String before = Files.readString(onlyRun().resolve("measurements.jsonl"));
    Session.Result resumed = resume(onlyRun());
    assertThat(resumed.status()).isZero();
    assertThat(resumed.err()).contains("is complete");
    assertThat(Files.readString(onlyRun().resolve("measurements.jsonl"))).isEqualTo(before);
  }

  @Test
  void aRunThatIsBeingWrittenCannotBeResumed() throws IOException {
    run(interruptedAt(160));
    try (RunDirectory.Lock held = new RunDirectory(onlyRun()).lock()) {
      assertThat(held.channel().isOpen()).isTrue();
      Session.Result resumed = resume(onlyRun());
      assertThat(resumed.status()).isEqualTo(ExitCode.BAD_INPUT.status());
      assertThat(resumed.err()).contains("is being written by another process");
    }
  }

  @Test
  void trialsThatTakeTooLongAreDataAndTheRunGoesOn() throws IOException {
    ScriptedEngine engine = new ScriptedEngine(0.2);
    AtomicLong now = new AtomicLong();
    // A second at every reading: 120 readings are allowed, drafting takes more of them.
    Session slow = new Session(engine, () -> now.addAndGet(6_000_000_000L));
    Session.Result result = run(slow);
    assertThat(result.status()).isEqualTo(ExitCode.NOTHING_MEASURED.status());
    RunRecord record = read(onlyRun());
    assertThat(record.manifest().status()).isEqualTo(RunStatus.COMPLETE);
    assertThat(record.measurements())
        .hasSize(9)
        .allMatch(m -> m.status() == TrialStatus.TIMEOUT)
        .allMatch(m -> "took longer than 120 seconds".equals(m.message()));
    assertThat(result.out()).contains("nothing to compare");
  }

  @Test
  void aFullDiskRefusesTheLineAndKeepsTheProcessAlive() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(
        Files.isWritable(full), "SKIPPED: this system has no /dev/full to stand for a full disk");
    run(Session.scripted());
    Path run = onlyRun();
    Measurement measurement = read(run).measurements().get(0);
    Path lines = run.resolve("measurements.jsonl");
    Files.delete(lines);
    Files.createSymbolicLink(lines, full);
    try (RunDirectory.Lock lock = new RunDirectory(run).lock();
        MeasurementSink sink = new RunDirectory(run).sink(lock)) {
      assertThatThrownBy(() -> sink.accept(measurement))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
    } catch (IOException closing) {
      // A device cannot be synchronised; the refusal above is what matters.
      assertThat(closing).isNotNull();
    }
  }

  /** The clock is read between the making of the directory and the opening of its files. */
  @Test
  void aRunOntoAFullDiskSaysWhichFileAndHowToGoOn() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(
        Files.isWritable(full), "SKIPPED: this system has no /dev/full to stand for a full disk");
    ScriptedEngine engine = new ScriptedEngine(0.2);
    Session session =
        new Session(
            engine,
            () -> {
              plant(full);
              return engine.clock().nanos();
            });
    Session.Result result = run(session);
    assertThat(result.status()).as(result.err()).isEqualTo(ExitCode.DISK.status());
    assertThat(result.err().lines().filter(line -> !line.matches("(Load|Measuring ).*")))
        .containsExactly(
            "conflayers: "
                + onlyRun().resolve("measurements.jsonl")
                + ": No space left on device; what was measured before is kept: make room, then"
                + " 'conflayers resume'");
    assertThat(new RunDirectory(onlyRun()).manifest().status()).isEqualTo(RunStatus.INTERRUPTED);
    Files.delete(onlyRun().resolve("measurements.jsonl"));
    assertThat(resume(onlyRun()).status()).isZero();
    assertThat(measured(read(onlyRun()))).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8);
  }

  private void plant(Path full) {
    try (Stream<Path> runs = Files.list(folder)) {
      for (Path run : runs.filter(path -> !path.equals(reports())).toList()) {
        if (!Files.isSymbolicLink(run.resolve("measurements.jsonl"))) {
          Files.createSymbolicLink(run.resolve("measurements.jsonl"), full);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anEngineThatIsMissingIsSaidInOneLine() {
    Engine none =
        (name, options, progress) -> {
          throw new IllegalArgumentException("cuda is not available here; use device: cpu");
        };
    Session.Result result = run(new Session(none, () -> 0));
    assertThat(result.status()).isEqualTo(ExitCode.UNAVAILABLE.status());
    assertThat(result.err()).endsWith("conflayers: cuda is not available here; use device: cpu\n");
  }
}
