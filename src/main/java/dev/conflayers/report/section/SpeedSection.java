package dev.conflayers.report.section;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.BaselineRate;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The speed of each strategy by every definition of speedup, and the cost of searching. */
final class SpeedSection {
  private SpeedSection() {}

  static void append(Page page, Analysis analysis) {
    Table table =
        new Table(
            "strategy",
            "task",
            "ms per token",
            "S_geo",
            "over",
            "S_tok(N)",
            "S_total(N)",
            "S_steady",
            "S_geo, same streams",
            "S_decode",
            "S_specbench");
    Set<String> populations = new TreeSet<>();
    for (Comparison comparison : CellText.rows(analysis)) {
      Comparison.Pace pace = comparison.pace();
      if (pace == null) {
        continue;
      }
      boolean baseline = comparison.strategy().equals(analysis.run().baseline());
      Estimate geo = comparison.figure(Estimand.S_GEO);
      if (geo != null) {
        populations.add(geo.population().words());
      }
      table.row(
          comparison.strategy(),
          comparison.task(),
          CellText.millis(pace.strategy()),
          cell(comparison, Estimand.S_GEO, baseline),
          geo == null ? CellText.none("the baseline") : CellText.replicates(geo),
          cell(comparison, Estimand.S_TOK, baseline),
          cell(comparison, Estimand.S_TOTAL, baseline),
          cell(comparison, Estimand.S_STEADY, baseline),
          sameStreams(comparison, baseline),
          cell(comparison, Estimand.S_DECODE, baseline),
          cell(comparison, Estimand.S_SPECBENCH, baseline));
    }
    page.section("Speed").table(table);
    page.say(
        String.format(
            Locale.ROOT,
            "*ms per token*: total time over total tokens of these trials, so without an interval."
                + " Above 1 is faster than the baseline; %.0f%% intervals, for %s. *S_geo* is the"
                + " geometric mean over prompts of baseline time per token over strategy time per"
                + " token, with equal weights for tasks; its interval is Student's t of the mean"
                + " log-ratio with the variance of prompts and of forks, widened on the side of a"
                + " long tail. *S_tok(N)* is the ratio of total time over total tokens, search"
                + " included, dominated by long answers; *S_total(N)* the ratio of total times,"
                + " given only where both sides of every pair emitted equally many tokens. For a"
                + " strategy that learns from prompt to prompt, both treat a fork's stream as one"
                + " observation if there are several forks. *S_steady*: S_geo of the prompts after"
                + " the search ended, over all tasks only if each task has some; *S_geo, same"
                + " streams*: the same tasks in the same forks with the search included, so the two"
                + " differ by the cost of searching. *S_decode* excludes prefill and the first"
                + " token. *S_specbench*: ratio of mean tokens per second, for comparison with such"
                + " tables only.",
            100 * analysis.run().confidence(),
            String.join("; ", populations)));
    rate(page, analysis.baselineRate());
    search(page, analysis);
  }

  private static String cell(Comparison comparison, Estimand estimand, boolean baseline) {
    return baseline ? "1" : CellText.figure(comparison, estimand, 3);
  }

  private static String sameStreams(Comparison comparison, boolean baseline) {
    boolean searched = comparison.figure(Estimand.S_GEO_SAME_STREAMS) != null;
    boolean steady = comparison.figure(Estimand.S_STEADY) != null;
    return !baseline && steady && !searched
        ? CellText.none("no search")
        : cell(comparison, Estimand.S_GEO_SAME_STREAMS, baseline);
  }

  private static void rate(Page page, @Nullable BaselineRate rate) {
    if (rate == null) {
      return;
    }
    page.say(
        rate.cached()
            ? String.format(
                Locale.ROOT,
                "Full-depth steps read weights at %.1f GB/s. The weights fit in the processor's"
                    + " cache, so memory bandwidth is not the limit.",
                rate.read())
            : String.format(
                Locale.ROOT,
                "Full-depth steps read weights at %.1f GB/s, %.0f%% of the %.1f GB/s that a plain"
                    + " sum reads on this machine.",
                rate.read(),
                100 * rate.share(),
                rate.streamed()));
  }

  private static void search(Page page, Analysis analysis) {
    Table table = new Table("strategy", "task", "C, seconds", "N*, prompts", "over");
    for (Comparison comparison : CellText.rows(analysis)) {
      Estimate cost = comparison.figure(Estimand.SEARCH_COST);
      Estimate even = comparison.figure(Estimand.BREAK_EVEN);
      if (cost != null && even != null) {
        table.row(
            comparison.strategy(),
            comparison.task(),
            CellText.figure(cost, 2, "no search has ended"),
            CellText.prompts(even),
            CellText.replicates(cost));
      }
    }
    if (table.isEmpty()) {
      return;
    }
    page.subsection("Cost of searching").table(table);
    page.say(
        "*C*: the extra time of the prompts during the search, compared with the pace after it; at"
            + " least 0. *N∗*: break-even, the number of prompts until the saved time exceeds *C*;"
            + " *never* if no time is saved, or as an interval's end if that cannot be ruled out.");
    page.items(analysis.crossings().stream().map(SpeedSection::crossing).toList());
  }

  private static RichText crossing(Analysis.Crossing crossing) {
    String both = crossing.strategy() + " and " + crossing.other() + ": ";
    return RichText.none()
        .plain(
            crossing.prompts().value() == null
                ? both + "the faster one stays ahead at any number of prompts."
                : both
                    + "equal total time after "
                    + CellText.prompts(crossing.prompts())
                    + " prompts (N_x, over "
                    + CellText.replicates(crossing.prompts())
                    + "); the one with the cheaper search is ahead before that, the other"
                    + " afterwards.");
  }
}
