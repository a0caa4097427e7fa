package dev.conflayers.app;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.Report;
import dev.conflayers.report.ReportFormat;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reports a run from its directory alone; no model is needed. */
public final class RenderReport {
  private final Path reports;

  /**
   * Makes the service.
   *
   * @param reports where a folder named after each run goes
   */
  public RenderReport(Path reports) {
    this.reports = reports;
  }

  /** Reports the run of a directory in every format there is. */
  public ReportedRun render(Path directory) throws IOException {
    return render(directory, ReportFormat.all(), ReportFiles.CHARTS);
  }

  /**
   * Reports the run of a directory.
   *
   * @param charts in which formats to write single charts, of {@link ReportFiles#CHARTS}
   */
  public ReportedRun render(Path directory, List<ReportFormat> formats, List<String> charts)
      throws IOException {
    RunRecord record = new RunDirectory(directory).read();
    Analysis analysis = Analyst.analyse(record, Tasks::byName);
    Report made =
        Report.of(
            analysis, ChosenBefore.of(directory), new Neighbours(reports).of(directory).words());
    ReportFiles files = new ReportFiles(reports);
    Path report = files.write(record.manifest().run(), made, formats);
    files.charts(record.manifest().run(), made, charts);
    return new ReportedRun(directory, report, analysis);
  }
}
