package dev.conflayers.cli;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.report.MarkdownReport;
import dev.conflayers.report.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reports of a run. */
final class ReportFiles {
  private final Path reports;

  ReportFiles(Path reports) {
    this.reports = reports;
  }

  /** Writes every format into a folder named after the run and returns the one to read. */
  Path write(String run, Analysis analysis) throws IOException {
    Path folder = reports.resolve(run);
    Files.createDirectories(folder);
    for (ReportFormat format : ReportFormat.all()) {
      Files.writeString(
          folder.resolve(format.fileName()), format.render(analysis), StandardCharsets.UTF_8);
    }
    return folder.resolve(new MarkdownReport().fileName());
  }
}
