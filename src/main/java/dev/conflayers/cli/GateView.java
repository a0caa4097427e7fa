package dev.conflayers.cli;

import dev.conflayers.base.Visible;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.report.gate.ReportMarkdown;
import dev.conflayers.report.gate.RuleText;
import dev.conflayers.report.gate.Severity;
import dev.conflayers.report.page.PlainTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Shows a gate's verdict: a sentence, the rules with the worst first, and what to do. */
final class GateView {
  private static final int MOST_ROWS = 40;

  private static final List<String> HEADING =
      List.of("verdict", "metric", "task", "change [interval]", "tolerated", "base", "head", "n");

  private final Terminal terminal;

  GateView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows {@code verdict} and returns what the process ends with. */
  int show(GateVerdict verdict, boolean json) {
    if (json) {
      terminal.print(VerdictFile.text(verdict));
      return verdict.exitCode();
    }
    terminal.println(
        terminal.styled(
            style(verdict.overall()),
            terminal.wrapped(verdict.overall() + ": " + shown(RuleText.headline(verdict)))));
    terminal.println(terminal.wrapped(subject(verdict)));
    terminal.println("");
    List<RuleVerdict> rules = verdict.rules().stream().sorted(Severity.WORST_FIRST).toList();
    if (!rules.isEmpty()) {
      terminal.println(table(rules.subList(0, Math.min(rules.size(), MOST_ROWS))).stripTrailing());
    }
    if (rules.size() > MOST_ROWS) {
      terminal.println(
          (rules.size() - MOST_ROWS) + " more in " + ReportMarkdown.NAME + " and verdict.json.");
    }
    GateVerdict.Control control = verdict.control();
    if (control != null) {
      terminal.println("");
      terminal.println(
          terminal.wrapped(
              String.format(
                  Locale.ROOT, "A/A control: %.4f (%s).", control.ratio(), control.state())));
    }
    list(
        "What to look at:",
        RuleText.advice(
                rules.stream()
                    .filter(rule -> rule.state() != GateState.PASS || !rule.remedy().isEmpty())
                    .toList())
            .stream()
            .limit(MOST_ROWS)
            .toList());
    list("Read with care:", verdict.warnings());
    if (verdict.overall().exitCode() != verdict.exitCode()) {
      terminal.println("");
      terminal.println(
          "Ends with " + verdict.exitCode() + " nevertheless, as the options of this gate say.");
    }
    return verdict.exitCode();
  }

  private static String subject(GateVerdict verdict) {
    return "Rules "
        + verdict.family()
        + ", suite "
        + verdict.suite()
        + ", testbed "
        + verdict.testbed()
        + ", commit "
        + named(verdict.headCommit())
        + " against "
        + named(verdict.baseCommit())
        + ", attempt "
        + verdict.attempt()
        + ".";
  }

  private static String named(String commit) {
    return commit.isEmpty() ? "unknown" : commit;
  }

  /** Leaves columns out from the right until the table fits. */
  private String table(List<RuleVerdict> rules) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADING);
    rules.forEach(rule -> rows.add(row(rule)));
    for (int columns = HEADING.size(); columns > 4; columns--) {
      String table = first(columns, rows);
      if (terminal.outColumns() == 0
          || table.lines().allMatch(line -> line.length() <= terminal.outColumns())) {
        return table;
      }
    }
    return first(4, rows);
  }

  private static String first(int columns, List<List<String>> rows) {
    return PlainTable.flat(rows.stream().map(row -> row.subList(0, columns)).toList(), 3);
  }

  private static List<String> row(RuleVerdict rule) {
    return Stream.of(
            rule.state().name(),
            rule.metric() + (rule.strategy().isEmpty() ? "" : " of " + rule.strategy()),
            rule.task(),
            RuleText.change(rule),
            RuleText.tolerance(rule),
            RuleText.value(rule.base(), rule),
            RuleText.value(rule.head(), rule),
            String.valueOf(rule.nPairs()))
        .map(cell -> Visible.of(cell, ""))
        .toList();
  }

  private void list(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    terminal.println("");
    terminal.println(title);
    lines.forEach(line -> terminal.println(terminal.wrapped("- " + shown(line))));
  }

  /** What a message quotes must not steer the terminal. */
  private static String shown(String text) {
    return Visible.of(text, "\n").replace('\n', ' ');
  }

  private static String style(GateState state) {
    return switch (state) {
      case PASS -> "1;32";
      case FAIL, ERROR, INVALID, PROVENANCE -> "1;31";
      case INCONCLUSIVE, NO_BASELINE, MUTED, SKIPPED -> "1;33";
    };
  }
}
