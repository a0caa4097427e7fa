package dev.conflayers.cli;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.compare.RunComparison;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.ComparisonTable;
import dev.conflayers.report.JsonReport;
import java.util.List;
import java.util.Locale;

/** Shows the comparison of two runs, one sentence per strategy first. */
final class CompareView {
  private static final String SESSIONS =
      "The runs are two sessions: speeds differ by all that the machine did in between, and no"
          + " interval here covers that. Speedups have the full depth of their own session below"
          + " them; trust those.";

  private static final String RANKS =
      "By ranks: the shift of Hodges and Lehmann with the 95% interval and the two-sided p of the"
          + " rank sum test (Wilcoxon, Mann and Whitney) over prompts. It is a diagnostic that a"
          + " few extreme prompts do not move; the spread of JVMs is not in it.";

  private final Terminal terminal;

  CompareView(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(RunComparison comparison, boolean json) {
    if (json) {
      terminal.print(JsonReport.document(comparison));
      return;
    }
    terminal.println(terminal.styled("1", "1st: " + comparison.first()));
    terminal.println(terminal.styled("1", "2nd: " + comparison.second()));
    terminal.println("");
    for (RunComparison.Row row : comparison.rows()) {
      if (overall(row, comparison)) {
        terminal.println(
            terminal.styled(
                OutcomeView.style(comparison.outcome(row)),
                terminal.wrapped(sentence(row, comparison))));
      }
    }
    if (!comparison.invalid().isEmpty()) {
      terminal.println("");
      terminal.println("INVALID, because the record of a run fails a check:");
      comparison.invalid().forEach(why -> terminal.println(terminal.wrapped("- " + why)));
    }
    terminal.println("");
    terminal.println(ComparisonTable.of(comparison));
    if (comparison.rows().stream().anyMatch(row -> !row.quality().isEmpty())) {
      terminal.println(ComparisonTable.ofQuality(comparison));
    }
    if (comparison.rows().stream().anyMatch(row -> !row.tails().isEmpty())) {
      terminal.println(ComparisonTable.ofTails(comparison));
    }
    if (comparison.rows().stream().anyMatch(row -> row.ranks() != null)) {
      terminal.println(ComparisonTable.ofRanks(comparison));
      terminal.println(terminal.wrapped(RANKS));
    }
    if (!comparison.oneSession()) {
      terminal.println(terminal.wrapped(SESSIONS));
    }
    if (!comparison.paired()) {
      terminal.println(
          terminal.wrapped(
              "Not paired: the prompts differ, so that their difficulty is part of the difference;"
                  + " texts and scores are not compared."));
    }
    if (!comparison.differences().isEmpty()) {
      terminal.println("");
      terminal.println("What else differs (1st / 2nd):");
      comparison.differences().forEach(line -> terminal.println(terminal.wrapped("- " + line)));
    }
  }

  private static boolean overall(RunComparison.Row row, RunComparison comparison) {
    List<String> tasks = comparison.rows().stream().map(RunComparison.Row::task).toList();
    return row.task().equals(Comparison.ALL_TASKS) || !tasks.contains(Comparison.ALL_TASKS);
  }

  private static String sentence(RunComparison.Row row, RunComparison comparison) {
    boolean oneSession = comparison.oneSession();
    Estimate figure = row.speedups() == null || oneSession ? row.times() : row.speedups();
    String what =
        row.speedups() == null || oneSession
            ? "the speed per token"
            : "the speedup over full depth";
    if (figure == null) {
      return "2nd " + row.secondStrategy() + ": nothing was measured in both.";
    }
    String says =
        switch (comparison.outcome(row)) {
          case FASTER -> "is faster than";
          case SLOWER -> "is slower than";
          case CANNOT_TELL -> "cannot be told apart from";
          case INVALID -> "is INVALID against";
        };
    Bounds bounds = figure.bounds();
    return String.format(
        Locale.ROOT,
        "2nd %s %s 1st %s: %.3fx %s (%s), %d prompts in %d %s.",
        row.secondStrategy(),
        says,
        row.firstStrategy(),
        figure.value(),
        what,
        bounds.low() == null || bounds.high() == null
            ? "no interval"
            : String.format(Locale.ROOT, "95%% interval %.3f to %.3f", bounds.low(), bounds.high()),
        figure.n(),
        figure.forks(),
        figure.forks() == 1 ? "fork" : "forks");
  }
}
