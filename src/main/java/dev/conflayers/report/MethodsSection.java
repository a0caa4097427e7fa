package dev.conflayers.report;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.OtherMethods;

/** The same speedup by other methods: what does not depend on the method is more likely true. */
final class MethodsSection {
  private MethodsSection() {}

  static void append(Page page, Analysis analysis) {
    Table table = new Table("strategy", "interval", "S_geo", "low", "high", "p (sign flip)");
    for (OtherMethods methods : analysis.methods()) {
      for (OtherMethods.Row row : methods.rows()) {
        table.row(
            methods.strategy(),
            row.method(),
            CellText.number(row.value(), 3),
            CellText.number(row.bounds().low(), 3),
            CellText.number(row.bounds().high(), 3),
            CellText.number(methods.pSignFlip(), 4));
      }
    }
    if (!table.isEmpty()) {
      page.section("The same by other methods").table(table);
      page.say(
          "S_geo over all tasks. *p*: two-sided, of a ratio of 1, if either side could have been"
              + " the other; forks are taken as given.");
    }
  }
}
