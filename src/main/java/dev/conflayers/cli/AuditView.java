package dev.conflayers.cli;

import dev.conflayers.evidence.integrity.Audit;
import dev.conflayers.evidence.integrity.Finding;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows the findings of an audit and a summary in one sentence. */
final class AuditView {
  private final Terminal terminal;

  AuditView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The JSON form. */
  record Document(String run, String status, int exitCode, List<Finding> findings) {}

  void show(Audit audit, ExitCode code, boolean json) {
    if (json) {
      terminal.print(
          JsonReport.document(
              new Document(
                  audit.run(),
                  audit.failed() ? "failed" : "passed",
                  code.status(),
                  audit.findings())));
      return;
    }
    Map<String, String> lines = new LinkedHashMap<>();
    audit
        .findings()
        .forEach(
            finding ->
                lines.put(
                    String.format(Locale.ROOT, "%-5s %s", word(finding.outcome()), finding.check()),
                    finding.evidence()));
    terminal.println(terminal.styled("1", audit.run()));
    terminal.list(lines);
    terminal.println("");
    terminal.println(
        terminal.styled(audit.failed() ? "1;31" : "1;32", terminal.wrapped(summary(audit))));
  }

  private static String word(Finding.Outcome outcome) {
    return outcome == Finding.Outcome.NOT_CHECKED ? "-" : outcome.name();
  }

  private static String summary(Audit audit) {
    String counts =
        String.format(
            Locale.ROOT,
            "%d checks: %d PASS, %d WARN, %d CAP, %d FAIL, %d not possible. ",
            audit.findings().size(),
            audit.count(Finding.Outcome.PASS),
            audit.count(Finding.Outcome.WARN),
            audit.count(Finding.Outcome.CAP),
            audit.count(Finding.Outcome.FAIL),
            audit.count(Finding.Outcome.NOT_CHECKED));
    if (audit.failed()) {
      return counts
          + (audit.count(Finding.Outcome.FAIL) > 0
              ? "What failed voids conclusions from this run: mend it and run again."
              : "What is capped lets nothing be CONFIRMED: mend it and run again.");
    }
    return counts
        + (audit.count(Finding.Outcome.WARN) > 0
            ? "Nothing voids this run; read its numbers with the warnings in mind."
            : "Nothing speaks against this run.");
  }
}
