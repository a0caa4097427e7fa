package dev.conflayers.report.gate;

import dev.conflayers.base.Visible;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** GitHub annotations of a change, worst first, up to the number that GitHub shows. */
final class WorkflowCommands {
  /**
   * GitHub's limit of annotations per kind and step; three kinds stay below the limit of 50 per
   * job.
   */
  static final int MOST_OF_A_KIND = 10;

  private WorkflowCommands() {}

  private record Annotation(Severity severity, String title, String message) {
    String command() {
      return "::"
          + severity.name().toLowerCase(Locale.ROOT)
          + " title="
          + property(title)
          + "::"
          + data(message);
    }
  }

  /** Returns one command per line. */
  static List<String> of(GateVerdict verdict, Set<GateState> failing) {
    List<Annotation> all = annotations(verdict, failing);
    List<String> commands = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      List<Annotation> kind =
          all.stream().filter(annotation -> annotation.severity() == severity).toList();
      cut(kind).forEach(annotation -> commands.add(annotation.command()));
    }
    return commands;
  }

  private static List<Annotation> annotations(GateVerdict verdict, Set<GateState> failing) {
    Stream<Annotation> rules =
        verdict.rules().stream()
            .filter(WorkflowCommands::says)
            .sorted(Severity.WORST_FIRST)
            .map(
                rule ->
                    new Annotation(
                        Severity.of(rule.state(), failing),
                        rule.state() + " " + RuleText.subject(rule),
                        RuleText.message(rule)));
    Annotation overall =
        new Annotation(
            Severity.of(verdict.overall(), failing),
            verdict.overall() + " conflayers gate",
            RuleText.headline(verdict));
    return Severity.isUnexplained(verdict)
        ? Stream.concat(Stream.of(overall), rules).toList()
        : rules.toList();
  }

  private static boolean says(RuleVerdict rule) {
    return switch (rule.state()) {
      case SKIPPED -> false;
      case PASS -> !rule.remedy().isEmpty();
      default -> true;
    };
  }

  private static List<Annotation> cut(List<Annotation> kind) {
    if (kind.size() <= MOST_OF_A_KIND) {
      return kind;
    }
    List<Annotation> cut = new ArrayList<>(kind.subList(0, MOST_OF_A_KIND - 1));
    int more = kind.size() - cut.size();
    cut.add(
        new Annotation(
            kind.get(0).severity(), "conflayers gate", more + " more in " + ReportMarkdown.NAME));
    return cut;
  }

  static String data(String text) {
    return Visible.of(text, "\t\n\r").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
