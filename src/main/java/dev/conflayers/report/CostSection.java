package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.MeasuredCosts;
import java.util.Locale;

/** What one step, draft, verification, probe and selection cost when each was timed alone. */
final class CostSection {
  private CostSection() {}

  static void append(StringBuilder md, Analysis analysis) {
    MeasuredCosts costs = analysis.costs();
    if (costs == null || costs.rows().isEmpty()) {
      return;
    }
    MarkdownTable table = new MarkdownTable("what", "settings", "mean", "±", "in steps", "n");
    for (MeasuredCosts.Row row : costs.rows()) {
      table.row(
          Cells.text(row.what()),
          Cells.text(row.settings()),
          String.format(Locale.ROOT, "%.3f %s", row.mean(), Cells.text(row.unit())),
          Cells.number(row.error(), 3),
          Cells.number(row.inSteps(), 3),
          Long.toString(row.samples()));
    }
    md.append("## Measured costs\n\n").append(table).append('\n');
    md.append(
        "Each timed alone by 'conflayers bench', not within this run; ± is JMH's 99.9% interval. *In"
            + " steps*: over a full-depth step of the same context and threads; for a verification,"
            + " over that of one node, T(n)/T(1). From ");
    md.append(Cells.code(costs.source())).append(" for ").append(Cells.text(costs.model()));
    md.append(", ").append(Cells.text(costs.dtype()));
    costs
        .machine()
        .forEach((name, value) -> md.append("; ").append(Cells.text(name + " " + value)));
    md.append(".\n\n");
  }
}
