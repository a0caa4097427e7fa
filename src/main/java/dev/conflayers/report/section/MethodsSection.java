package dev.conflayers.report.section;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.claim.OtherMethods;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.Table;

/** The speedup estimated by alternative methods, to show whether it depends on the method. */
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
      page.section("Speedup by alternative methods").table(table);
      page.say(
          "S_geo over all tasks. *p*: two-sided sign-flip test of a ratio of 1, assuming the two"
              + " sides are exchangeable and taking forks as given.");
    }
  }
}
