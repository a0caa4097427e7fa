package dev.conflayers.app;

import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunStatus;
import dev.conflayers.run.Progress;
import dev.conflayers.run.fork.Ending;
import dev.conflayers.run.fork.Instruments;
import dev.conflayers.suite.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Goes on with a run that was interrupted; measures only what is missing. */
public final class ResumeRun {
  private final Workplace workplace;
  private final Path reports;
  private final boolean offline;

  /**
   * Makes the service.
   *
   * @param reports where the run is reported
   * @param offline whether to refuse models that would have to be fetched
   */
  public ResumeRun(Workplace workplace, Path reports, boolean offline) {
    this.workplace = workplace;
    this.reports = reports;
    this.offline = offline;
  }

  /**
   * Goes on with the run in {@code path} and reports it.
   *
   * @param anywhere whether also with another build or on another machine
   */
  public RunOutcome resume(Path path, boolean anywhere) throws IOException {
    return RunSession.report(measure(path, anywhere), reports);
  }

  /** Measures and compares what is missing of the run in {@code path}; reports nothing. */
  public MeasuredRun measure(Path path, boolean anywhere) throws IOException {
    Instruments instruments = workplace.instruments();
    Progress progress = workplace.progress();
    RunDirectory directory = new RunDirectory(workplace.run(path));
    RunManifest manifest = directory.manifest();
    directory.requireCurrent(manifest);
    RunPlan plan = new Materials(workplace).planAgain(path, manifest);
    RunSession session = new RunSession(instruments, directory, plan);
    if (manifest.status() == RunStatus.COMPLETE && session.complete()) {
      progress.note(path + " is complete; nothing is left to measure.");
      return new MeasuredRun(Ending.of(Ending.State.COMPLETE), directory);
    }
    Ending ended = Ending.of(Ending.State.COMPLETE);
    try (LoadedModel model = Models.load(workplace, plan.suite().model(), offline)) {
      RunChecks.refuseOtherModel(path, manifest, model);
      List<String> differences =
          RunChecks.differences(manifest, instruments.machine().facts(), model.provenance());
      if (!anywhere) {
        RunChecks.refuseOtherMachine(path, differences);
      }
      instruments.interruption().begin();
      List<String> notes;
      try (RunDirectory.Lock lock = directory.lock()) {
        notes = new ArrayList<>(directory.repair(lock));
        differences.forEach(difference -> notes.add("resumed elsewhere: " + difference));
        directory.write(manifest.resumedAt(instruments.now(), notes));
      }
      notes.forEach(progress::note);
      progress.note("Measuring into " + directory.path());
      if (session.alone() && !session.complete()) {
        ended = session.here(model);
      }
    }
    return session.finish(ended);
  }
}
