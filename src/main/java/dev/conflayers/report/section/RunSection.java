package dev.conflayers.report.section;

import dev.conflayers.evidence.MachineState;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Outliers;
import dev.conflayers.judge.figure.ArmFacts;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions during the run: failures, disturbances and outliers. */
final class RunSection {
  private RunSection() {}

  static void append(Page page, Analysis analysis) {
    page.section("Run conditions");
    arms(page, analysis);
    machine(page, analysis.machine());
    outliers(page, analysis);
    failures(page, analysis);
  }

  private static void arms(Page page, Analysis analysis) {
    Table table =
        new Table("strategy", "trials", "ok", "errors", "timeouts", "fails more often, p");
    for (ArmFacts arm : analysis.arms()) {
      table.row(
          arm.strategy(),
          Integer.toString(arm.planned()),
          Integer.toString(arm.ok()),
          Integer.toString(arm.errors()),
          Integer.toString(arm.timeouts()),
          arm.strategy().equals(analysis.run().baseline())
              ? CellText.none("the baseline")
              : CellText.number(arm.pMoreOften(), 3));
    }
    page.table(table);
  }

  private static void machine(Page page, MachineState machine) {
    if (machine.calls() == 0) {
      return;
    }
    String causes =
        machine.causes().stream()
            .map(cause -> cause.trials() + " times " + cause.kind().words())
            .collect(Collectors.joining("; ", machine.causes().isEmpty() ? "" : ": ", ""));
    page.say(
        RichText.none()
            .plain(
                String.format(
                    Locale.ROOT,
                    "During measurement, other processes used %s of the processors, and the"
                        + " hypervisor gave %s to other guests. %d of %d trials were disturbed%s."
                        + " They are included.%s",
                    CellText.percent(machine.others()),
                    CellText.percent(machine.stolen()),
                    machine.flagged(),
                    machine.calls(),
                    causes,
                    quota(machine.throttled()))));
  }

  private static String quota(@Nullable Double throttled) {
    return throttled == null || throttled == 0
        ? ""
        : " A control group's processor quota throttled it for "
            + CellText.percent(throttled)
            + " of its time.";
  }

  private static void outliers(Page page, Analysis analysis) {
    Table table = new Table("strategy", "ratios", "mild", "severe", "extreme", "furthest");
    for (Outliers outliers : analysis.outliers()) {
      if (outliers.mild() + outliers.extreme() > 0) {
        table.row(
            outliers.strategy(),
            Integer.toString(outliers.pairs()),
            Integer.toString(outliers.mild()),
            Integer.toString(outliers.severe()),
            Integer.toString(outliers.extreme()),
            outliers.most().isEmpty() ? "none" : far(outliers.most().get(0)));
      }
    }
    if (!table.isEmpty()) {
      page.table(table);
      page.say(
          "Ratios far from those expected for their prompt and fork: *mild* and *severe* lie 1.5"
              + " and 3 interquartile ranges outside the quartiles, *extreme* 10 times 1.4826 MAD"
              + " from the median. None is excluded.");
    }
  }

  private static String far(Outliers.Far far) {
    return far.task()
        + " "
        + far.example()
        + String.format(Locale.ROOT, " in fork %d: %.2f times", far.fork(), far.factor());
  }

  private static void failures(Page page, Analysis analysis) {
    Table table = new Table("strategy", "task", "example", "status", "why");
    for (Analysis.Failure failure : CellText.first(analysis.failures())) {
      table.row(
          failure.strategy(), failure.task(), failure.example(), failure.status(), failure.why());
    }
    if (!table.isEmpty()) {
      page.subsection("Failed trials").table(table);
      page.say(CellText.rest(analysis.failures()));
    }
  }
}
