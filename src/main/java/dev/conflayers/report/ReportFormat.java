package dev.conflayers.report;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.report.section.Report;
import java.util.List;

/** An output format of a report: a pure function of the analysis. */
public interface ReportFormat {
  String fileName();

  String render(Report report);

  /** Returns the report of an analysis in this format alone. */
  default String render(Analysis analysis) {
    return render(Report.of(analysis));
  }

  /** Returns every format. */
  static List<ReportFormat> all() {
    return List.of(
        new HtmlReport(),
        new MarkdownReport(),
        new TexReport(),
        new JsonReport(),
        new CsvReport(),
        new VerdictReport());
  }

  /** Returns the formats whose file extension is {@code kind}, such as {@code json}. */
  static List<ReportFormat> named(String kind) {
    return all().stream().filter(format -> format.fileName().endsWith("." + kind)).toList();
  }
}
