package dev.conflayers.cli;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.record.CostTable;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.run.CutPrompts;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.ScheduleOf;
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
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  /** How measuring ended, before anything is computed from it. */
  record Measured(ExitCode exitCode, RunDirectory directory) {}

  /**
   * What the process is to end with, and what there is to show.
   *
   * @param report null where the user stopped the run
   */
  record Outcome(ExitCode exitCode, Path directory, @Nullable Path report, Analysis analysis) {}

  /**
   * What to measure.
   *
   * @param suitePath the file that the suite was read from
   * @param cautions what was done to the suite since that limits what is measured
   * @param notes what else was done to it
   */
  record Request(
      Path suitePath, SuiteReader.Source source, List<RunCaution> cautions, List<String> notes) {
    Request {
      cautions = List.copyOf(cautions);
      notes = List.copyOf(notes);
    }

    /** Returns the request for a suite of which {@code --set} and its like changed some keys. */
    static Request changed(Path suitePath, SuiteReader.Source source, List<String> changes) {
      return new Request(
          suitePath,
          source,
          changes.isEmpty()
              ? List.of()
              : List.of(
                  new RunCaution.ChangedSuite(
                      changes.stream().map(RunCaution.Change::of).toList())),
          List.of());
    }
  }

  /**
   * Begins a run in a new directory below {@code results}.
   *
   * @param check refuses models that the suite must not be measured with
   */
  Outcome start(Request request, Path results, Consumer<LoadedModel> check) throws IOException {
    return report(measure(request, results, check));
  }

  /** Measures a suite in a new directory below {@code results}. */
  Measured measure(Request request, Path results, Consumer<LoadedModel> check) throws IOException {
    RunPlan plan = new Materials(wiring).plan(request.source().suite());
    RunDirectory directory;
    ExitCode ended = ExitCode.OK;
    try (LoadedModel model = Models.load(wiring, plan.suite().model(), offline)) {
      check.accept(model);
      directory = create(request, results, plan, model);
      if (alone(plan)) {
        ended = here(directory, plan, model);
      }
    }
    return finish(directory, plan, ended == ExitCode.OK ? forks(directory, plan) : ended);
  }

  /** Takes a suite of one fork through a run with a model that goes on being used. */
  Outcome start(Request request, Path results, LoadedModel model) throws IOException {
    RunPlan plan = new Materials(wiring).plan(request.source().suite());
    RunDirectory directory = create(request, results, plan, model);
    return report(finish(directory, plan, here(directory, plan, model)));
  }

  /** Returns how the names of runs begin that are made at a time. */
  static String stamp(Instant at) {
    return STAMP.format(at);
  }

  private RunDirectory create(Request request, Path results, RunPlan plan, LoadedModel model)
      throws IOException {
    Instant now = now();
    String id = STAMP.format(now) + ending(plan);
    Optional<CostTable> costs =
        RunDirectory.newestCosts(
            results,
            plan.suite().model().name(),
            plan.suite().model().dtype().name().toLowerCase(Locale.ROOT));
    RunDirectory directory =
        RunDirectory.create(
            results.resolve(id),
            manifest(id, now, request, plan, model),
            ScheduleOf.of(plan),
            costs.orElse(null));
    terminal.note(
        String.format(
            Locale.ROOT,
            "Measuring %d trials, at most %d new tokens: %s, prompts and searches not counted.",
            plan.trials().size(),
            plan.mostTokens(),
            Pace.of(model).about(plan.mostTokens())));
    terminal.note("Measuring into " + directory.path());
    wiring.interruption().begin();
    return directory;
  }

  /** Returns how the names of all runs of a plan end. */
  static String ending(RunPlan plan) {
    return "_" + plan.suite().name() + "_" + plan.fingerprint().substring(0, 8);
  }

  private RunManifest manifest(
      String id, Instant now, Request request, RunPlan plan, LoadedModel model) {
    List<String> notes = new ArrayList<>(plan.notes());
    notes.addAll(request.notes());
    List<RunCaution> cautions = new ArrayList<>(plan.cautions());
    cautions.addAll(CutPrompts.cautions(plan, model));
    cautions.addAll(request.cautions());
    return RunManifest.of(
        RunStatus.RUNNING,
        new RunManifest.Identity(id, plan.suite().name(), plan.fingerprint()),
        RunManifest.Times.beginning(now.toString()),
        new RunManifest.SuiteFile(request.suitePath().toString(), request.source().text()),
        new RunManifest.Setting(
            shape(model.model().shape()),
            model.provenance(),
            new Machine(wiring.home(), wiring.environment()).facts()),
        new RunManifest.Remarks(notes, plan.suite().run().mode(), cautions, List.of()));
  }

  /**
   * Goes on with the run in {@code path}; measures only what is missing.
   *
   * @param anywhere whether also with another build or on another machine
   */
  Outcome resume(Path path, boolean anywhere) throws IOException {
    return report(measureRest(path, anywhere));
  }

  /** Measures and compares what is missing of the run in {@code path}. */
  Measured measureRest(Path path, boolean anywhere) throws IOException {
    RunDirectory directory = new RunDirectory(wiring.find(path));
    RunManifest manifest = directory.manifest();
    directory.requireCurrent(manifest);
    RunPlan plan = new Materials(wiring).planAgain(path, manifest);
    if (manifest.status() == RunStatus.COMPLETE
        && new Forks(wiring, directory, plan).pending().isEmpty()) {
      terminal.note(path + " is complete; nothing is left to measure.");
      return new Measured(ExitCode.OK, directory);
    }
    ExitCode ended = ExitCode.OK;
    try (LoadedModel model = Models.load(wiring, plan.suite().model(), offline)) {
      RunChecks.refuseOtherModel(path, manifest, model);
      List<String> differences =
          RunChecks.differences(
              manifest,
              new Machine(wiring.home(), wiring.environment()).facts(),
              model.provenance());
      if (!anywhere) {
        RunChecks.refuseOtherMachine(path, differences);
      }
      wiring.interruption().begin();
      List<String> notes;
      try (RunDirectory.Lock lock = directory.lock()) {
        notes = new ArrayList<>(directory.repair(lock));
        differences.forEach(difference -> notes.add("resumed elsewhere: " + difference));
        directory.write(manifest.resumedAt(now().toString(), notes));
      }
      notes.forEach(terminal::note);
      terminal.note("Measuring into " + directory.path());
      if (alone(plan) && !new Forks(wiring, directory, plan).pending().isEmpty()) {
        ended = here(directory, plan, model);
      }
    }
    return finish(directory, plan, ended == ExitCode.OK ? forks(directory, plan) : ended);
  }

  /** A run of one JVM measures in this one. */
  private static boolean alone(RunPlan plan) {
    return plan.suite().run().forks() == 1;
  }

  private static RunManifest.Shape shape(ModelShape shape) {
    return new RunManifest.Shape(
        shape.layers(), shape.weights().attention(), shape.weights().mlp(), shape.weights().head());
  }

  /** Measures the only fork, in this JVM. */
  private ExitCode here(RunDirectory directory, RunPlan plan, LoadedModel model)
      throws IOException {
    try {
      return new ForkRun(wiring).measure(directory, plan, model, 0)
          ? ExitCode.OK
          : ExitCode.INTERRUPTED;
    } catch (IOException | RuntimeException e) {
      reached(directory, RunStatus.INTERRUPTED);
      throw e;
    }
  }

  /** Measures the forks of a run of several, each in a JVM of its own. */
  private ExitCode forks(RunDirectory directory, RunPlan plan) throws IOException {
    if (alone(plan)) {
      return ExitCode.OK;
    }
    try {
      return new Forks(wiring, directory, plan).measure();
    } catch (IOException | RuntimeException e) {
      reached(directory, RunStatus.INTERRUPTED);
      throw e;
    }
  }

  private Measured finish(RunDirectory directory, RunPlan plan, ExitCode ended) throws IOException {
    ExitCode exitCode =
        ended == ExitCode.OK && !new Forks(wiring, directory, plan).pending().isEmpty()
            ? ExitCode.INCOMPLETE
            : ended;
    boolean complete = exitCode == ExitCode.OK;
    reached(directory, complete ? RunStatus.COMPLETE : RunStatus.INTERRUPTED);
    if (!complete) {
      terminal.note(
          (exitCode == ExitCode.INTERRUPTED ? "Interrupted" : "Incomplete")
              + ". What was measured is kept; go on with: conflayers resume "
              + directory.path());
    }
    wiring.interruption().settle();
    return new Measured(exitCode, directory);
  }

  private void reached(RunDirectory directory, RunStatus status) throws IOException {
    directory.write(directory.manifest().reached(status, now().toString(), List.of()));
  }

  /** Reports what was measured; draws nothing for a user who wants the process to end. */
  private Outcome report(Measured measured) throws IOException {
    RunDirectory directory = measured.directory();
    RunRecord record = directory.read();
    Analysis analysis = Analyst.analyse(record, Tasks::byName);
    Path report =
        measured.exitCode() == ExitCode.INTERRUPTED
            ? null
            : new ReportFiles(reports)
                .write(
                    record.manifest().run(),
                    analysis,
                    ChosenBefore.of(directory.path()),
                    new Neighbours(reports).of(directory.path()));
    return new Outcome(exitCode(measured.exitCode(), analysis), directory.path(), report, analysis);
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
