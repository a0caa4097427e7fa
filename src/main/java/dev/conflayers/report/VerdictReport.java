package dev.conflayers.report;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.figure.ControlComparison;
import dev.conflayers.report.section.Report;
import java.util.List;

/** The verdicts as JSON, for programs that act on them. */
public final class VerdictReport implements ReportFormat {
  /** The JSON document; {@code measured-trials} of 0 means that nothing was measured. */
  record Document(
      String run,
      String suite,
      String fingerprint,
      String status,
      int measuredTrials,
      int plannedTrials,
      List<ClaimVerdict> claims,
      ControlComparison control) {
    Document {
      claims = List.copyOf(claims);
    }
  }

  @Override
  public String fileName() {
    return "verdict.json";
  }

  @Override
  public String render(Report report) {
    Analysis analysis = report.analysis();
    Analysis.RunFacts run = analysis.run();
    return JsonReport.document(
        new Document(
            run.run(),
            run.suite(),
            run.fingerprint(),
            run.status(),
            run.measuredTrials(),
            run.plannedTrials(),
            analysis.claims(),
            analysis.control()));
  }
}
