package dev.conflayers.app;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.report.ReportFormat;
import dev.conflayers.report.section.Report;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reports a run from its directory alone; no model is needed. */
public final class RenderReport {
  /** The formats of single charts. */
  public static final List<String> CHARTS = List.of("svg", "png", "csv");

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
    return render(directory, ReportFormat.all(), CHARTS);
  }

  /**
   * Reports the run of a directory.
   *
   * @param charts in which of {@link #CHARTS} to write single charts
   */
  public ReportedRun render(Path directory, List<ReportFormat> formats, List<String> charts)
      throws IOException {
    Analysis analysis =
        Analyst.analyse(RunView.of(new RunDirectory(directory).read()), Tasks::byName);
    return render(directory, analysis, formats, charts);
  }

  /** Reports a run that is analysed already in every format there is. */
  public ReportedRun render(Path directory, Analysis analysis) throws IOException {
    return render(directory, analysis, ReportFormat.all(), CHARTS);
  }

  private ReportedRun render(
      Path directory, Analysis analysis, List<ReportFormat> formats, List<String> charts)
      throws IOException {
    Report made =
        Report.of(
            analysis, ChosenBefore.of(directory), new Neighbours(reports).of(directory).words());
    ReportFiles files = new ReportFiles(reports);
    Path report = files.write(analysis.run().run(), made, formats);
    files.charts(analysis.run().run(), made, charts);
    return new ReportedRun(directory, report, analysis);
  }
}
