package dev.conflayers.report.section;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.StepCosts;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.Table;

/** Drafting statistics: acceptance, and the speedup predicted from draft and verification costs. */
final class DraftingSection {
  private static final int MOST_DEPTHS = 8;

  private DraftingSection() {}

  static void append(Page page, Analysis analysis) {
    Table table =
        new Table(
            "strategy",
            "task",
            "drafted",
            "accepted",
            "acceptance rate",
            "mean acceptance length",
            "skip ratio",
            "of eligible",
            "weight passes per token",
            "searches");
    Table costs =
        new Table(
            "strategy",
            "task",
            "draft cost",
            "verify cost",
            "drafted per verification",
            "tokens per verification",
            "predicted decode speedup",
            "measured",
            "residual");
    for (Comparison comparison : CellText.rows(analysis)) {
      Comparison.Drafting drafting = comparison.drafting();
      if (drafting.drafted() + drafting.accepted() == 0) {
        continue;
      }
      table.row(
          comparison.strategy(),
          comparison.task(),
          Long.toString(drafting.drafted()),
          Long.toString(drafting.accepted()),
          CellText.figure(comparison, Estimand.ACCEPTANCE_RATE, 3),
          CellText.figure(comparison, Estimand.ACCEPTANCE_LENGTH, 2),
          CellText.percent(drafting.skippedShare()),
          CellText.percent(drafting.skippedShareOfEligible()),
          CellText.figure(comparison, Estimand.WEIGHT_PASSES, 2),
          Integer.toString(drafting.searches()));
      StepCosts model = comparison.costs();
      Estimate decode = comparison.figure(Estimand.S_DECODE_TOK);
      if (model != null && decode != null) {
        costs.row(
            comparison.strategy(),
            comparison.task(),
            CellText.number(model.draftCost(), 3),
            CellText.number(model.verifyCost(), 3),
            CellText.number(model.draftedPerStep(), 2),
            CellText.number(model.tokensPerStep(), 2),
            CellText.number(model.predictedSpeedup(), 3),
            CellText.figure(comparison, Estimand.S_DECODE_TOK, 3),
            CellText.figure(comparison, Estimand.RESIDUAL, 3));
      }
    }
    if (table.isEmpty()) {
      return;
    }
    page.section("Drafting").table(table);
    page.say(
        "*Acceptance rate*: accepted tokens divided by drafted tokens, bonus tokens excluded. *Mean"
            + " acceptance length*: tokens per verification, bonus token included. *Skip ratio*:"
            + " share of the sublayers' weights that a draft pass skips; *of eligible*: the share"
            + " of those outside the first and last layer. *Weight passes per token*: weights read"
            + " by draft, verification and search, in full-depth passes; full depth needs 1. 95%"
            + " intervals over prompts and forks, from the influence of each on the ratio of"
            + " sums.");
    positions(page, analysis);
    if (!costs.isEmpty()) {
      page.subsection("Cost model of the speedup").table(costs);
      page.say(
          "Costs are in full-depth decode steps and describe these trials alone, so they have no"
              + " interval. The prediction is tokens per verification over (drafted × draft cost +"
              + " verify cost); the rest of the measured decode speedup is due to search and"
              + " overhead: *residual* is ln(predicted / measured), with the interval of the"
              + " measured speedup.");
    }
    SearchedSets.append(page, analysis);
  }

  private static void positions(Page page, Analysis analysis) {
    Table table =
        new Table(
            "strategy",
            "depth in the draft",
            "drafted",
            "reached",
            "accepted",
            "of all drafts",
            "of those reaching it");
    for (Comparison comparison : analysis.comparisons()) {
      if (comparison.task().equals(Comparison.ALL_TASKS)) {
        comparison.drafting().positions().stream()
            .limit(MOST_DEPTHS)
            .forEach(
                position ->
                    table.row(
                        comparison.strategy(),
                        Integer.toString(position.depth()),
                        Long.toString(position.drafted()),
                        Long.toString(position.reached()),
                        Long.toString(position.accepted()),
                        at(comparison, Estimand.ACCEPTED_AT, position.depth()),
                        at(comparison, Estimand.ACCEPTED_AT_IF_REACHED, position.depth())));
      }
    }
    if (!table.isEmpty()) {
      page.subsection("Acceptance by depth").table(table);
    }
  }

  private static String at(Comparison comparison, Estimand estimand, int depth) {
    Estimate figure = comparison.figure(estimand, Comparison.depth(depth));
    String why = "no draft reached it";
    return figure == null ? CellText.none(why) : CellText.figure(figure, 3, why);
  }
}
