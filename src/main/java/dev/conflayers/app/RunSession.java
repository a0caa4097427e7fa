package dev.conflayers.app;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunStatus;
import dev.conflayers.run.fork.Ending;
import dev.conflayers.run.fork.ForkRun;
import dev.conflayers.run.fork.Forks;
import dev.conflayers.run.fork.Instruments;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures what is missing of a run, in this JVM or in one of its own for each fork. */
final class RunSession {
  private final Instruments instruments;
  private final RunDirectory directory;
  private final RunPlan plan;
  private final Forks forks;

  RunSession(Instruments instruments, RunDirectory directory, RunPlan plan) {
    this.instruments = instruments;
    this.directory = directory;
    this.plan = plan;
    this.forks = new Forks(instruments, directory, plan);
  }

  /** A run of one JVM measures in this one. */
  boolean alone() {
    return plan.suite().run().forks() == 1;
  }

  /** Returns whether nothing is left to measure, to compare or to seal. */
  boolean complete() throws IOException {
    return forks.state().complete();
  }

  /** Measures the only fork, in this JVM. */
  Ending here(LoadedModel model) throws IOException {
    try {
      return Ending.of(
          new ForkRun(instruments).measure(directory, plan, model, 0)
              ? Ending.State.COMPLETE
              : Ending.State.INTERRUPTED);
    } catch (IOException | RuntimeException e) {
      reached(RunStatus.INTERRUPTED);
      throw e;
    }
  }

  /** Measures the forks of a run of several, unless the user has stopped it, and ends the run. */
  MeasuredRun finish(Ending before) throws IOException {
    return end(before.complete() ? rest() : before);
  }

  private Ending rest() throws IOException {
    if (alone()) {
      return forks.state();
    }
    try {
      return forks.measure();
    } catch (IOException | RuntimeException e) {
      reached(RunStatus.INTERRUPTED);
      throw e;
    }
  }

  private MeasuredRun end(Ending ending) throws IOException {
    reached(ending.complete() ? RunStatus.COMPLETE : RunStatus.INTERRUPTED);
    if (!ending.complete()) {
      instruments
          .progress()
          .note(
              (ending.interrupted() ? "Interrupted" : "Incomplete")
                  + ". What was measured is kept; go on with: conflayers resume "
                  + directory.path());
    }
    instruments.interruption().settle();
    return new MeasuredRun(ending, directory);
  }

  private void reached(RunStatus status) throws IOException {
    directory.write(directory.manifest().reached(status, instruments.now(), List.of()));
  }

  /** Reports what was measured; draws nothing for a user who wants the process to end. */
  static RunOutcome report(MeasuredRun measured, Path reports) throws IOException {
    RunDirectory directory = measured.directory();
    Analysis analysis = Analyst.analyse(RunView.of(directory.read()), Tasks::byName);
    return new RunOutcome(
        measured.ending(),
        measured.ending().interrupted()
            ? new ReportedRun(directory.path(), null, analysis)
            : new RenderReport(reports).render(directory.path(), analysis));
  }
}
