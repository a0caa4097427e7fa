package dev.conflayers.app;

import dev.conflayers.report.ReportFormat;
import dev.conflayers.report.section.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the reports of a run. */
final class ReportFiles {
  private final Path reports;

  ReportFiles(Path reports) {
    this.reports = reports;
  }

  /** Writes each chart in some of the formats svg, png and csv. */
  void charts(String run, Report report, List<String> kinds) throws IOException {
    if (kinds.isEmpty()) {
      return;
    }
    Path folder = reports.resolve(run).resolve("charts");
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : report.chartFiles(kinds).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Writes some formats and returns the first of them. */
  Path write(String run, Report report, List<ReportFormat> formats) throws IOException {
    Path folder = reports.resolve(run);
    Files.createDirectories(folder);
    for (ReportFormat format : formats) {
      Files.writeString(
          folder.resolve(format.fileName()), format.render(report), StandardCharsets.UTF_8);
    }
    return formats.isEmpty() ? folder : folder.resolve(formats.get(0).fileName());
  }
}
