package dev.conflayers.report.section;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Ranked;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.Table;
import org.jspecify.annotations.Nullable;

/** Ranking of the strategies of a run by speed, with what each costs. */
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
            "S_geo, simultaneous",
            "acceptance rate",
            "tokens per verification",
            "weight passes per token",
            "searching",
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
      double share = (double) all.time().search() / Math.max(1, all.time().total());
      boolean searches = all.drafting().searches() > 0 || all.figure(Estimand.SEARCH_COST) != null;
      table.row(
          ranked.strategy(),
          ranked.best() == ranked.worst()
              ? Integer.toString(ranked.best())
              : ranked.best() + " to " + ranked.worst(),
          CellText.figure(ranked.speed(), 3, "nothing was timed"),
          CellText.figure(all, Estimand.ACCEPTANCE_RATE, 3),
          CellText.figure(all, Estimand.ACCEPTANCE_LENGTH, 2),
          CellText.figure(all, Estimand.WEIGHT_PASSES, 2),
          !searches
              ? CellText.none("no search")
              : analysis.run().imported() != null
                  ? CellText.none("not timed separately")
                  : CellText.percent(share),
          CellText.figure(all.figure(Estimand.SEARCH_COST), 2, unended(searches)),
          even(all.figure(Estimand.BREAK_EVEN), searches),
          same == null
              ? CellText.none("nothing was compared")
              : same.identicalOutputs() + "/" + same.identical().n());
    }
    page.section("Ranking by speed").table(table);
    page.say(
        "Over all tasks, search included. The intervals hold for all strategies simultaneously"
            + " (Bonferroni). *Place*: the range of ranks that paired differences between"
            + " strategies do not rule out (t tests over prompts, adjusted by Holm so that all"
            + " ranks hold simultaneously); two strategies whose intervals overlap may still be"
            + " distinguishable. *Searching*: the share of the strategy's time on these prompts."
            + " *C* and *N∗*: the cost of a search that has ended, and the number of prompts until"
            + " it is paid for.");
  }

  private static String unended(boolean searches) {
    return searches ? "search has not ended" : "no search";
  }

  private static String even(@Nullable Estimate even, boolean searches) {
    return even == null ? CellText.none(unended(searches)) : CellText.prompts(even);
  }
}
