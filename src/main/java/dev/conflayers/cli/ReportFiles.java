package dev.conflayers.cli;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.report.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the reports of a run. */
final class ReportFiles {
  private final Path reports;

  ReportFiles(Path reports) {
    this.reports = reports;
  }

  /** Writes every format into a folder named after the run and returns the one to read. */
  Path write(String run, Analysis analysis) throws IOException {
    return write(run, analysis, ReportFormat.all());
  }

  /** Writes some formats and returns the first of them. */
  Path write(String run, Analysis analysis, List<ReportFormat> formats) throws IOException {
    Path folder = reports.resolve(run);
    Files.createDirectories(folder);
    for (ReportFormat format : formats) {
      Files.writeString(
          folder.resolve(format.fileName()), format.render(analysis), StandardCharsets.UTF_8);
    }
    return folder.resolve(formats.get(0).fileName());
  }
}
