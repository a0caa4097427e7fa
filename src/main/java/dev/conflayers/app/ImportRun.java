package dev.conflayers.app;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a run that others measured as a run directory, and reports it. */
public final class ImportRun {
  private final Folders folders;

  /** Makes the service. */
  public ImportRun(Folders folders) {
    this.folders = folders;
  }

  /**
   * Keeps and reports a run.
   *
   * @throws ResultProblem if there is a run of that name already
   */
  public ReportedRun keep(RunRecord run) throws IOException {
    Path target = folders.results().resolve(run.manifest().run());
    if (Files.exists(target)) {
      throw new ResultProblem(
          target + " is there already; import into another folder with --results");
    }
    RunDirectory directory = RunDirectory.create(target, run);
    return new RenderReport(folders.reports())
        .render(directory.path(), Analyst.analyse(RunView.of(run), Tasks::byName));
  }
}
