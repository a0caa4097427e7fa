package dev.conflayers.app;

import dev.conflayers.evidence.integrity.OtherRuns;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Choice;
import dev.conflayers.report.Report;
import dev.conflayers.report.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the reports of a run. */
public final class ReportFiles {
  /** Formats of single charts. */
  public static final List<String> CHARTS = List.of("svg", "png", "csv");

  private final Path reports;

  public ReportFiles(Path reports) {
    this.reports = reports;
  }

  /** Writes every format into a folder named after the run and returns the one to read. */
  public Path write(String run, Analysis analysis, @Nullable Choice choice, OtherRuns others)
      throws IOException {
    Report report = Report.of(analysis, choice, others.words());
    Path first = write(run, report, ReportFormat.all());
    charts(run, report, CHARTS);
    return first;
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
  public Path write(String run, Report report, List<ReportFormat> formats) throws IOException {
    Path folder = reports.resolve(run);
    Files.createDirectories(folder);
    for (ReportFormat format : formats) {
      Files.writeString(
          folder.resolve(format.fileName()), format.render(report), StandardCharsets.UTF_8);
    }
    return formats.isEmpty() ? folder : folder.resolve(formats.get(0).fileName());
  }
}
