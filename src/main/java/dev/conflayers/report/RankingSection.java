package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Comparison;
import dev.conflayers.analysis.Estimand;
import dev.conflayers.analysis.Figure;
import dev.conflayers.analysis.Ranked;
import org.jspecify.annotations.Nullable;

/** The strategies of a run, the fastest first, with what each is bought at. */
final class RankingSection {
  private RankingSection() {}

  static void append(Page page, Analysis analysis) {
    if (analysis.ranking().isEmpty()) {
      return;
    }
    Table table =
        new Table(
            "strategy",
            "place",
            "S_geo, all together",
            "acceptance rate",
            "tokens per verification",
            "weight passes per token",
            "C, seconds",
            "N*, prompts",
            "same text");
    for (Ranked ranked : analysis.ranking()) {
      Comparison all =
          analysis.comparisons().stream()
              .filter(c -> c.strategy().equals(ranked.strategy()))
              .filter(c -> c.task().equals(Comparison.ALL_TASKS))
              .findFirst()
              .orElseThrow();
      Comparison.SameText same = all.sameText();
      table.row(
          ranked.strategy(),
          ranked.best() == ranked.worst()
              ? Integer.toString(ranked.best())
              : ranked.best() + " to " + ranked.worst(),
          Cells.figure(ranked.speed(), 3, "nothing was timed"),
          Cells.figure(all, Estimand.ACCEPTANCE_RATE, 3),
          Cells.figure(all, Estimand.ACCEPTANCE_LENGTH, 2),
          Cells.figure(all, Estimand.WEIGHT_PASSES, 2),
          Cells.figure(all.figure(Estimand.SEARCH_COST), 2, "no search ended"),
          even(all.figure(Estimand.BREAK_EVEN)),
          same == null
              ? Cells.none("nothing was compared")
              : same.identicalOutputs() + "/" + same.identical().n());
    }
    page.section("Who is fastest").table(table);
    page.say(
        "Over all tasks, search included. The intervals hold for all strategies together"
            + " (Bonferroni); *place* is what they leave open. *C* and *N∗*: what searching cost and"
            + " after how many prompts that is paid for.");
  }

  private static String even(@Nullable Figure even) {
    return even == null ? Cells.none("no search ended") : Cells.figure(even, 0, "never");
  }
}
