package dev.conflayers.cli;

import dev.conflayers.app.ReportedRun;
import dev.conflayers.app.RunOutcome;
import dev.conflayers.evidence.integrity.Finding;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Caution;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.report.JsonReport;
import dev.conflayers.report.SummaryTable;
import dev.conflayers.run.fork.Ending;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.run.fork.ProcessEnd;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows the outcome of a run: a table and the verdict, or one JSON document. */
final class OutcomeView {
  private final Terminal terminal;

  OutcomeView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The JSON form. */
  record Document(
      String status, int exitCode, String results, @Nullable String report, Analysis analysis) {}

  /** Shows a run that was measured, and returns what its process ends with. */
  ExitCode show(RunOutcome outcome, boolean json) {
    ExitCode code = code(outcome);
    show(outcome.reported(), code, json);
    return code;
  }

  /** Returns what a process that measured ends with. */
  static ExitCode code(RunOutcome outcome) {
    Ending ending = outcome.ending();
    return switch (ending.state()) {
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case INCOMPLETE -> ExitCode.INCOMPLETE;
      case STOPPED -> ending.fork().map(ProcessEnd::code).orElse(ExitCode.SOFTWARE);
      case COMPLETE ->
          !outcome.whole()
              ? ExitCode.NOTHING_MEASURED
              : outcome.reported().analysis().failures().isEmpty()
                  ? ExitCode.OK
                  : ExitCode.TRIALS_FAILED;
    };
  }

  void show(ReportedRun outcome, ExitCode code, boolean json) {
    Analysis analysis = outcome.analysis();
    if (json) {
      terminal.print(
          JsonReport.document(
              new Document(
                  analysis.run().status(),
                  code.status(),
                  outcome.directory().toString(),
                  outcome.report() == null ? null : outcome.report().toString(),
                  analysis)));
      return;
    }
    terminal.println("");
    claims(analysis);
    terminal.println(SummaryTable.of(analysis, terminal.outColumns()));
    for (StrategyVerdict verdict : analysis.verdicts()) {
      terminal.println(
          terminal.styled(style(verdict.outcome()), terminal.wrapped(verdict.speed())));
      Stream.of(verdict.tail(), verdict.text(), verdict.reason())
          .filter(sentence -> !sentence.isEmpty())
          .forEach(sentence -> terminal.println(terminal.wrapped(sentence)));
      terminal.println("");
    }
    terminal.println(terminal.wrapped(analysis.control().sentence()));
    terminal.println("");
    List<Finding> against = analysis.integrity().against();
    if (!against.isEmpty()) {
      terminal.println("Checks of the record that limit what it shows:");
      against.forEach(finding -> terminal.println(terminal.wrapped("- " + finding.words())));
      terminal.println("");
    }
    if (!analysis.cautions().isEmpty()) {
      terminal.println("Read with care:");
      for (Caution caution : analysis.cautions()) {
        terminal.println(terminal.wrapped("- " + caution.text()));
      }
      terminal.println("");
    }
    terminal.println(
        "Report:  "
            + (outcome.report() == null
                ? "none was drawn; conflayers report " + outcome.directory()
                : outcome.report()));
    terminal.println("Results: " + outcome.directory());
  }

  private void claims(Analysis analysis) {
    for (ClaimVerdict verdict : analysis.claims()) {
      terminal.println(
          terminal.styled(
              style(verdict.state()), terminal.wrapped(verdict.state() + ": " + verdict.claim())));
      terminal.println(terminal.wrapped(verdict.finding()));
      verdict.reasons().forEach(reason -> terminal.println(terminal.wrapped("- " + reason)));
      if (!verdict.next().isEmpty()) {
        terminal.println(terminal.wrapped("To settle it: " + verdict.next()));
      }
      terminal.println("");
    }
  }

  private static String style(ClaimVerdict.State state) {
    return switch (state) {
      case CONFIRMED -> "1;32";
      case REFUTED -> "1;31";
      case INCONCLUSIVE, INVALID, NOT_COMPARABLE -> "1;33";
    };
  }

  static String style(StrategyVerdict.Outcome outcome) {
    return switch (outcome) {
      case FASTER -> "1;32";
      case SLOWER -> "1;31";
      case CANNOT_TELL, INVALID -> "1;33";
    };
  }
}
