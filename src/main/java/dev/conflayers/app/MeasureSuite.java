package dev.conflayers.app;

import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.record.CostTable;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunStatus;
import dev.conflayers.run.CutPrompts;
import dev.conflayers.run.Progress;
import dev.conflayers.run.fork.Ending;
import dev.conflayers.run.fork.Instruments;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.ScheduleOf;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a suite through planning, loading, measuring and reporting. */
public final class MeasureSuite {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Workplace workplace;
  private final Instruments instruments;
  private final Folders folders;
  private final boolean offline;

  /**
   * Makes the service.
   *
   * @param offline whether to refuse models that would have to be fetched
   */
  public MeasureSuite(Workplace workplace, Folders folders, boolean offline) {
    this.workplace = workplace;
    this.instruments = workplace.instruments();
    this.folders = folders;
    this.offline = offline;
  }

  /** Measures a suite in a new run directory and reports it. */
  public RunOutcome start(RunRequest request) throws IOException {
    return start(request, model -> {});
  }

  /**
   * Measures a suite in a new run directory and reports it.
   *
   * @param check refuses models that the suite must not be measured with
   */
  public RunOutcome start(RunRequest request, Consumer<LoadedModel> check) throws IOException {
    return RunSession.report(measure(request, check), folders.reports());
  }

  /** Takes a suite of one fork through a run with a model that goes on being used. */
  public RunOutcome start(RunRequest request, LoadedModel model) throws IOException {
    RunPlan plan = new Materials(workplace).plan(request.source().suite());
    RunSession session = new RunSession(instruments, create(request, plan, model), plan);
    return RunSession.report(session.finish(session.here(model)), folders.reports());
  }

  /** Measures a suite in a new run directory; reports nothing. */
  public MeasuredRun measure(RunRequest request, Consumer<LoadedModel> check) throws IOException {
    RunPlan plan = new Materials(workplace).plan(request.source().suite());
    RunSession session;
    Ending ended = Ending.of(Ending.State.COMPLETE);
    try (LoadedModel model = Models.load(workplace, plan.suite().model(), offline)) {
      check.accept(model);
      session = new RunSession(instruments, create(request, plan, model), plan);
      if (session.alone()) {
        ended = session.here(model);
      }
    }
    return session.finish(ended);
  }

  /** Returns how the names of runs begin that are made at a time. */
  public static String stamp(Instant at) {
    return STAMP.format(at);
  }

  /** Returns how the names of all runs of a plan end. */
  public static String ending(RunPlan plan) {
    return "_" + plan.suite().name() + "_" + plan.fingerprint().substring(0, 8);
  }

  private RunDirectory create(RunRequest request, RunPlan plan, LoadedModel model)
      throws IOException {
    Instant now = instruments.wallClock().instant().truncatedTo(ChronoUnit.SECONDS);
    String id = STAMP.format(now) + ending(plan);
    Optional<CostTable> costs =
        RunDirectory.newestCosts(
            folders.results(),
            plan.suite().model().name(),
            plan.suite().model().dtype().name().toLowerCase(Locale.ROOT));
    RunDirectory directory =
        RunDirectory.create(
            folders.results().resolve(id),
            manifest(id, now, request, plan, model),
            ScheduleOf.of(plan),
            costs.orElse(null));
    Progress progress = instruments.progress();
    progress.note(
        String.format(
            Locale.ROOT,
            "Measuring %d trials, at most %d new tokens: %s, prompts and searches not counted.",
            plan.trials().size(),
            plan.mostTokens(),
            Pace.of(model).about(plan.mostTokens())));
    progress.note("Measuring into " + directory.path());
    instruments.interruption().begin();
    return directory;
  }

  private RunManifest manifest(
      String id, Instant now, RunRequest request, RunPlan plan, LoadedModel model) {
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
            shape(model.model().shape()), model.provenance(), instruments.machine().facts()),
        new RunManifest.Remarks(notes, plan.suite().run().mode(), cautions, List.of()));
  }

  private static RunManifest.Shape shape(ModelShape shape) {
    return new RunManifest.Shape(
        shape.layers(), shape.weights().attention(), shape.weights().mlp(), shape.weights().head());
  }
}
