package dev.conflayers.report.section;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.text.Parting;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.Table;
import java.util.List;

/** Agreement of outputs with full depth, and full depth's certainty where they diverge. */
final class TextSection {
  private TextSection() {}

  static void append(Page page, Analysis analysis) {
    Table table =
        new Table(
            "strategy", "task", "prompts", "identical", "share", "common prefix", "largest gap");
    for (Comparison comparison : CellText.rows(analysis)) {
      Comparison.SameText same = comparison.sameText();
      if (same != null) {
        table.row(
            comparison.strategy(),
            comparison.task(),
            Integer.toString(same.identical().n()),
            Integer.toString(same.identicalOutputs()),
            CellText.estimate(same.identical(), 3),
            CellText.percent(same.commonPrefixShare()),
            same.largestGap() == null
                ? CellText.none("none diverge")
                : CellText.scientific(same.largestGap()));
      }
    }
    if (table.isEmpty()) {
      return;
    }
    page.section("Identity of outputs").table(table);
    page.say(
        "*Identical*: all outputs of the prompt equal the baseline's, token for token; the share"
            + " has a Wilson interval. *Gap*: where two outputs diverge, the difference in nats"
            + " between full depth's two highest logits after their common prefix; a tiny gap is a"
            + " tie decided by rounding.");
    decided(page, analysis);
    Table partings =
        new Table(
            "strategy",
            "task",
            "example",
            "position",
            "gap",
            "baseline token",
            "strategy token",
            "top two");
    for (Parting parting : CellText.first(analysis.partings())) {
      partings.row(
          parting.strategy(),
          parting.task(),
          parting.example(),
          Integer.toString(parting.position()),
          CellText.scientific(parting.gap()),
          Integer.toString(parting.baselineToken()),
          Integer.toString(parting.strategyToken()),
          parting.betweenTheTopTwo() ? "yes" : "no");
    }
    if (!partings.isEmpty()) {
      page.table(partings).say(CellText.rest(analysis.partings()));
    }
  }

  private static void decided(Page page, Analysis analysis) {
    Table table =
        new Table("strategy", "median divergence", "gap 0.1", "0.5", "1", "2", "5", "prompts");
    for (Comparison comparison : analysis.comparisons()) {
      Comparison.SameText same = comparison.sameText();
      if (same == null
          || !comparison.task().equals(Comparison.ALL_TASKS)
          || same.identicalOutputs() == same.identical().n()) {
        continue;
      }
      List<Estimate> gaps =
          comparison.figures().stream()
              .filter(figure -> figure.estimand() == Estimand.DECIDED_DISAGREEMENT)
              .toList();
      table.row(
          comparison.strategy(),
          CellText.figure(comparison, Estimand.PREFIX_LENGTH, 0),
          CellText.figure(gaps.get(0), 3, "none diverge"),
          CellText.figure(gaps.get(1), 3, "none diverge"),
          CellText.figure(gaps.get(2), 3, "none diverge"),
          CellText.figure(gaps.get(3), 3, "none diverge"),
          CellText.figure(gaps.get(4), 3, "none diverge"),
          Integer.toString(same.identical().n()));
    }
    if (!table.isEmpty()) {
      page.subsection("Divergence beyond ties").table(table);
      page.say(
          "*Median divergence*: tokens until half of the prompts have diverged from the baseline's"
              + " output (Kaplan-Meier). *Gap*: share of prompts that diverge where full depth"
              + " prefers its best token by at least this many nats, with exact intervals; from 2"
              + " upwards, rounding cannot be the cause.");
    }
  }
}
