package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import java.util.List;

/** One way of writing a report down: a pure function of the analysis. */
public interface ReportFormat {
  String fileName();

  String render(Analysis analysis);

  /** Returns every format. */
  static List<ReportFormat> all() {
    return List.of(new MarkdownReport(), new JsonReport(), new CsvReport(), new VerdictReport());
  }
}
