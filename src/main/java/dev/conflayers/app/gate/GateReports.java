package dev.conflayers.app.gate;

import dev.conflayers.app.Workplace;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.report.gate.Export;
import dev.conflayers.report.gate.GitHubActions;
import dev.conflayers.report.gate.ReportMarkdown;
import dev.conflayers.report.gate.VerdictFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Writes what build servers and reviewers see of a gate, from its beginning on. */
public final class GateReports {
  private final Workplace workplace;
  private final Set<GateState> failing;
  private final Set<Export> exports;
  private final String charts;
  private final Instant began;

  /**
   * Begins the time that the forms tell of.
   *
   * @param failing of INCONCLUSIVE and NO_BASELINE, those that are failures
   * @param charts where the charts of the run's report can be seen; empty for nowhere
   */
  public GateReports(
      Workplace workplace, Set<GateState> failing, Set<Export> exports, String charts) {
    this.workplace = workplace;
    this.failing = Set.copyOf(failing);
    this.exports = Set.copyOf(exports);
    this.charts = charts;
    this.began = workplace.instruments().wallClock().instant();
  }

  /** Writes the files; when the gate begins, too, so that none of an earlier gate stays. */
  public void write(GateVerdict verdict, Path directory) throws IOException {
    Duration took = Duration.between(began, workplace.instruments().wallClock().instant());
    new VerdictFiles(failing, exports, charts, began, took.isNegative() ? Duration.ZERO : took)
        .write(verdict, directory);
  }

  /** Tells GitHub Actions, if it runs this. Once, at the end: annotations cannot be taken back. */
  public void announce(GateVerdict verdict, Path directory) throws IOException {
    GitHubActions runner = new GitHubActions(workplace.environment());
    // Its runner reads standard error for commands as well, and --json has standard output.
    runner.commands(verdict, failing).forEach(workplace.progress()::note);
    runner.appendSummary(verdict, charts);
    runner.appendOutputs(verdict, directory.resolve(ReportMarkdown.NAME));
  }
}
