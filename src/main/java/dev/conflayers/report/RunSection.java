package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.ArmFacts;
import dev.conflayers.analysis.MachineState;
import dev.conflayers.analysis.Outliers;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the run itself went: what failed, what disturbed it, and what stands out. */
final class RunSection {
  private RunSection() {}

  static void append(StringBuilder md, Analysis analysis) {
    md.append("## How the run went\n\n");
    arms(md, analysis);
    machine(md, analysis.machine());
    outliers(md, analysis);
    failures(md, analysis);
  }

  private static void arms(StringBuilder md, Analysis analysis) {
    MarkdownTable table =
        new MarkdownTable("strategy", "trials", "ok", "errors", "timeouts", "fails more often, p");
    for (ArmFacts arm : analysis.arms()) {
      table.row(
          Cells.text(arm.strategy()),
          Integer.toString(arm.planned()),
          Integer.toString(arm.ok()),
          Integer.toString(arm.errors()),
          Integer.toString(arm.timeouts()),
          arm.strategy().equals(analysis.run().baseline())
              ? "–"
              : Cells.number(arm.pMoreOften(), 3));
    }
    md.append(table).append('\n');
  }

  private static void machine(StringBuilder md, MachineState machine) {
    if (machine.calls() == 0) {
      return;
    }
    md.append(
        String.format(
            Locale.ROOT,
            "Other processes used %s of the processors while it measured, and the hypervisor gave %s"
                + " to others. Something disturbed %d of %d trials",
            Cells.percent(machine.others()),
            Cells.percent(machine.stolen()),
            machine.flagged(),
            machine.calls()));
    md.append(
        machine.causes().stream()
            .map(cause -> cause.trials() + " times " + cause.kind().words())
            .collect(Collectors.joining("; ", machine.causes().isEmpty() ? "" : ": ", "")));
    md.append(". They stay in.\n\n");
  }

  private static void outliers(StringBuilder md, Analysis analysis) {
    MarkdownTable table =
        new MarkdownTable("strategy", "ratios", "mild", "severe", "extreme", "furthest");
    for (Outliers outliers : analysis.outliers()) {
      if (outliers.mild() + outliers.extreme() > 0) {
        table.row(
            Cells.text(outliers.strategy()),
            Integer.toString(outliers.pairs()),
            Integer.toString(outliers.mild()),
            Integer.toString(outliers.severe()),
            Integer.toString(outliers.extreme()),
            outliers.most().isEmpty() ? "none" : far(outliers.most().get(0)));
      }
    }
    if (!table.isEmpty()) {
      md.append(table).append('\n');
      md.append(
          "Ratios far from what their prompt and fork lead to expect: *mild* and *severe* lie 1.5"
              + " and 3 interquartile ranges outside the quartiles, *extreme* 10 times 1.4826 MAD"
              + " from the median. None is left out.\n\n");
    }
  }

  private static String far(Outliers.Far far) {
    return Cells.text(far.task() + " " + far.example())
        + String.format(Locale.ROOT, " in fork %d: %.2f times", far.fork(), far.factor());
  }

  private static void failures(StringBuilder md, Analysis analysis) {
    MarkdownTable table = new MarkdownTable("strategy", "task", "example", "status", "why");
    for (Analysis.Failure failure : Cells.first(analysis.failures())) {
      table.row(
          Cells.text(failure.strategy()),
          Cells.text(failure.task()),
          Cells.text(failure.example()),
          failure.status(),
          Cells.text(failure.why()));
    }
    if (!table.isEmpty()) {
      md.append("### Trials that failed\n\n").append(table).append('\n');
      md.append(Cells.rest(analysis.failures()));
    }
  }
}
