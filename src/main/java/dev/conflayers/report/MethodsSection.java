package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.OtherMethods;

/** The same speedup by other methods: what does not depend on the method is more likely true. */
final class MethodsSection {
  private MethodsSection() {}

  static void append(StringBuilder md, Analysis analysis) {
    MarkdownTable table =
        new MarkdownTable("strategy", "interval", "S_geo", "low", "high", "p (sign flip)");
    for (OtherMethods methods : analysis.methods()) {
      for (OtherMethods.Row row : methods.rows()) {
        table.row(
            Cells.text(methods.strategy()),
            Cells.text(row.method()),
            Cells.number(row.value(), 3),
            Cells.number(row.bounds().low(), 3),
            Cells.number(row.bounds().high(), 3),
            Cells.number(methods.pSignFlip(), 4));
      }
    }
    if (!table.isEmpty()) {
      md.append("## The same by other methods\n\n").append(table).append('\n');
      md.append(
          "S_geo over all tasks. *p*: two-sided, of a ratio of 1, if either side could have been the"
              + " other; forks are taken as given.\n\n");
    }
  }
}
