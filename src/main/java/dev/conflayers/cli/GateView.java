package dev.conflayers.cli;

import dev.conflayers.gate.GateState;
import dev.conflayers.gate.GateVerdict;
import dev.conflayers.gate.RuleVerdict;
import dev.conflayers.gate.VerdictFile;
import java.util.Locale;

/** Shows a verdict. */
final class GateView {
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
    terminal.println("");
    int widest = verdict.rules().stream().mapToInt(rule -> name(rule).length()).max().orElse(0);
    for (RuleVerdict rule : verdict.rules()) {
      String state = String.format(Locale.ROOT, "%-12s", rule.state());
      terminal.println(
          terminal.styled(style(rule.state()), state)
              + "  "
              + String.format(Locale.ROOT, "%-" + Math.max(1, widest) + "s", name(rule))
              + "  "
              + rule.message());
      if (!rule.remedy().isEmpty()) {
        terminal.println(" ".repeat(14) + "-> " + rule.remedy());
      }
    }
    terminal.println("");
    verdict.warnings().forEach(warning -> terminal.println("Note: " + warning + "."));
    terminal.println(
        terminal.styled(style(verdict.overall()), terminal.wrapped(verdict.headline())));
    if (verdict.overall().exitCode() != verdict.exitCode()) {
      terminal.println(
          "Ends with " + verdict.exitCode() + " nevertheless, as the options of this gate say.");
    }
    return verdict.exitCode();
  }

  private static String name(RuleVerdict rule) {
    return rule.metric() + " of " + rule.strategy() + " (" + rule.task() + ")";
  }

  private static String style(GateState state) {
    return switch (state) {
      case PASS -> "1;32";
      case MUTED, SKIPPED -> "2";
      case INCONCLUSIVE, NO_BASELINE -> "1;33";
      default -> "1;31";
    };
  }
}
