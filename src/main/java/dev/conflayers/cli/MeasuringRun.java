package dev.conflayers.cli;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Analyst;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.plan.RunPlan;
import dev.conflayers.result.CostTable;
import dev.conflayers.result.MeasurementSink;
import dev.conflayers.result.ResultProblem;
import dev.conflayers.result.RunDirectory;
import dev.conflayers.result.RunManifest;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.RunStatus;
import dev.conflayers.run.CutPrompts;
import dev.conflayers.run.Recorder;
import dev.conflayers.run.Runner;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes a suite through planning, loading, measuring and reporting; or a run to its end. */
final class MeasuringRun {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Wiring wiring;
  private final Terminal terminal;
  private final Path reports;
  private final boolean offline;

  MeasuringRun(Wiring wiring, Path reports, boolean offline) {
    this.wiring = wiring;
    this.terminal = wiring.terminal();
    this.reports = reports;
    this.offline = offline;
  }

  /** What came of it. */
  record Outcome(ExitCode exitCode, Path directory, Path report, Analysis analysis) {}

  /** Begins a run of the suite at {@code suitePath} in a new directory below {@code results}. */
  Outcome start(Path suitePath, Path results) throws IOException {
    SuiteReader.Source source = new SuiteReader().read(wiring.find(suitePath));
    RunPlan plan = new Materials(wiring).plan(source.suite());
    try (LoadedModel model = Models.load(wiring, plan.suite().model(), offline)) {
      List<String> notes = new ArrayList<>(plan.notes());
      notes.addAll(CutPrompts.notes(plan, model));
      Instant now = now();
      String id =
          STAMP.format(now)
              + "_"
              + source.suite().name()
              + "_"
              + plan.fingerprint().substring(0, 8);
      RunManifest manifest =
          new RunManifest(
              RunManifest.SCHEMA_VERSION,
              id,
              RunStatus.RUNNING,
              source.suite().name(),
              plan.fingerprint(),
              now.toString(),
              "",
              List.of(),
              suitePath.toString(),
              source.text(),
              shape(model.model().shape()),
              model.provenance(),
              new Machine(wiring.home()).facts(),
              notes);
      RunDirectory directory =
          RunDirectory.create(results.resolve(id), manifest, Recorder.schedule(plan));
      Optional<CostTable> costs =
          RunDirectory.newestCosts(
              results,
              plan.suite().model().name(),
              plan.suite().model().dtype().name().toLowerCase(Locale.ROOT));
      if (costs.isPresent()) {
        directory.write(costs.get());
      }
      return execute(directory, manifest, plan, model, Runner.Done.nothing());
    }
  }

  /** Goes on with the run in {@code path}; measures only what is missing. */
  Outcome resume(Path path) throws IOException {
    RunDirectory directory = new RunDirectory(wiring.find(path));
    RunManifest manifest = directory.manifest();
    if (manifest.status() == RunStatus.COMPLETE) {
      terminal.note(path + " is complete; nothing is left to measure.");
      return report(directory, ExitCode.OK);
    }
    RunPlan plan =
        new Materials(wiring)
            .plan(new SuiteReader().parse(manifest.suitePath(), manifest.suiteText()));
    if (!plan.fingerprint().equals(manifest.fingerprint())) {
      throw new ResultProblem(
          path
              + " cannot go on: its plan was "
              + manifest.fingerprint().substring(0, 8)
              + " and is now "
              + plan.fingerprint().substring(0, 8)
              + ", because a data set, task or version of conflayers has changed; start a new run");
    }
    try (LoadedModel model = Models.load(wiring, plan.suite().model(), offline)) {
      refuseOtherModel(path, manifest, model);
      List<String> notes;
      try (RunDirectory.Lock lock = directory.lock()) {
        notes = directory.repair(lock);
      }
      notes.forEach(terminal::note);
      RunRecord record = directory.read();
      RunManifest resumed = manifest.resumedAt(now().toString(), notes);
      return execute(
          directory,
          resumed,
          plan,
          model,
          new Runner.Done(record.measurements(), record.agreements()));
    }
  }

  private static void refuseOtherModel(Path path, RunManifest manifest, LoadedModel model) {
    for (Map.Entry<String, String> fact : manifest.model().entrySet()) {
      String now = model.provenance().getOrDefault(fact.getKey(), "");
      if (fact.getKey().contains("sha256") && !now.equals(fact.getValue())) {
        throw new ResultProblem(
            path
                + " cannot go on: "
                + fact.getKey()
                + " of the model was "
                + fact.getValue()
                + " and is now "
                + now
                + "; bring the old checkpoint back or start a new run");
      }
    }
  }

  private static RunManifest.Shape shape(ModelShape shape) {
    return new RunManifest.Shape(
        shape.layers(), shape.weights().attention(), shape.weights().mlp(), shape.weights().head());
  }

  private Outcome execute(
      RunDirectory directory,
      RunManifest manifest,
      RunPlan plan,
      LoadedModel model,
      Runner.Done done)
      throws IOException {
    ProgressView progress = new ProgressView(terminal, wiring.clock(), plan);
    progress.resume(done.measurements());
    terminal.note("Measuring into " + directory.path());
    Runner runner = new Runner(model, Strategy::newDecoder, wiring.clock());
    boolean complete;
    wiring.interruption().begin();
    try (RunDirectory.Lock lock = directory.lock()) {
      directory.write(manifest);
      try (MeasurementSink sink = directory.sink(lock)) {
        complete = runner.run(plan, done, sink, progress, wiring.interruption()::wanted);
      } catch (IOException | RuntimeException e) {
        progress.clear();
        directory.write(manifest.reached(RunStatus.INTERRUPTED, now().toString(), List.of()));
        throw e;
      }
      progress.clear();
      directory.write(
          manifest.reached(
              complete ? RunStatus.COMPLETE : RunStatus.INTERRUPTED, now().toString(), List.of()));
    }
    if (!complete) {
      terminal.note(
          "Interrupted. What was measured is kept; go on with: conflayers resume "
              + directory.path());
    }
    return report(directory, complete ? ExitCode.OK : ExitCode.INTERRUPTED);
  }

  private Outcome report(RunDirectory directory, ExitCode soFar) throws IOException {
    RunRecord record = directory.read();
    Analysis analysis = Analyst.analyse(record, Tasks::byName);
    Path report = new ReportFiles(reports).write(record.manifest().run(), analysis);
    return new Outcome(exitCode(soFar, analysis), directory.path(), report, analysis);
  }

  private static ExitCode exitCode(ExitCode soFar, Analysis analysis) {
    if (soFar != ExitCode.OK) {
      return soFar;
    }
    if (analysis.run().measuredTrials() == 0) {
      return ExitCode.NOTHING_MEASURED;
    }
    return analysis.failures().isEmpty() ? ExitCode.OK : ExitCode.TRIALS_FAILED;
  }

  private Instant now() {
    return wiring.wallClock().instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
