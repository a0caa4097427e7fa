package dev.conflayers.report.section;

import dev.conflayers.evidence.MeasuredCosts;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import java.util.Locale;

/** Microbenchmark costs of a step, a draft, a verification, a probe and a selection. */
final class CostSection {
  private CostSection() {}

  static void append(Page page, Analysis analysis) {
    MeasuredCosts costs = analysis.costs();
    if (costs == null || costs.rows().isEmpty()) {
      return;
    }
    Table table = new Table("what", "settings", "mean", "±", "in steps", "n");
    for (MeasuredCosts.Row row : costs.rows()) {
      table.row(
          row.what(),
          row.settings(),
          String.format(Locale.ROOT, "%.3f %s", row.mean(), row.unit()),
          CellText.number(row.error(), 3),
          CellText.number(row.inSteps(), 3),
          Long.toString(row.samples()));
    }
    page.section("Measured costs").table(table);
    StringBuilder machine = new StringBuilder();
    costs.machine().forEach((name, value) -> machine.append("; ").append(name + " " + value));
    page.say(
        RichText.of(
                "Each was timed separately by 'conflayers bench', not within this run; ± is JMH's"
                    + " 99.9% interval. *In steps*: relative to a full-depth step with the same"
                    + " context and threads; for a verification, relative to that of one node,"
                    + " T(n)/T(1). From ")
            .code(costs.source())
            .plain(" for " + costs.model() + ", " + costs.dtype() + machine + "."));
  }
}
