package dev.conflayers.report.section;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Latency;
import dev.conflayers.evidence.Tail;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.Table;
import java.util.List;
import java.util.Locale;

/** Latency quantiles over requests, with their ratios to full depth. */
final class LatencySection {
  private static final List<String> LEVELS = List.of("p50", "p95", "p99");

  private LatencySection() {}

  static void append(Page page, Analysis analysis) {
    List<Comparison> rows = CellText.rows(analysis);
    if (rows.stream().noneMatch(row -> row.figure(Latency.TTFT.quantile(), "p50") != null)) {
      return;
    }
    page.section("Latency tails");
    for (Latency latency : Latency.values()) {
      Table values = new Table("strategy", "task", "over", "p50", "p95", "p99");
      Table ratios = new Table("strategy", "task", "p50 ratio", "p95 ratio", "p99 ratio");
      fill(values, ratios, analysis, latency);
      if (!values.isEmpty()) {
        page.subsection(heading(latency)).table(values);
      }
      if (!ratios.isEmpty()) {
        page.table(ratios);
      }
    }
    page.say(
        String.format(
            Locale.ROOT,
            "Quantiles in milliseconds, over requests in the suite's own mixture of tasks; *ratio*:"
                + " to full depth on the same requests, above 1 is slower. *Time to first token* is"
                + " prefill; *time per output token* is a request's time after its first token,"
                + " divided by the number of its other tokens. A *pause* is a step's draft,"
                + " verification and search, regardless of how many tokens it emits; for the"
                + " *inter-token latency* a burst of k tokens counts k times, each with 1/k of its"
                + " pause. p95 needs %d requests, p99 %d; an interval end without a number needs"
                + " more.",
            Tail.requests("p95"),
            Tail.requests("p99")));
    page.say(
        String.format(
            Locale.ROOT,
            "%.0f%% intervals: for a quantile, between order statistics at the effective number of"
                + " independent requests; for a ratio, from a score test of the share of requests"
                + " up to it, paired by prompt and fork.",
            100 * analysis.run().confidence()));
  }

  private static String heading(Latency latency) {
    return latency.words().substring(0, 1).toUpperCase(Locale.ROOT) + latency.words().substring(1);
  }

  private static void fill(Table values, Table ratios, Analysis analysis, Latency latency) {
    for (Comparison row : CellText.rows(analysis)) {
      Estimate median = row.figure(latency.quantile(), LEVELS.get(0));
      boolean whole = latency.ofRequests() || isWhole(analysis, row);
      if (median != null && whole) {
        values.row(
            row.strategy(),
            row.task(),
            CellText.replicates(median),
            cell(row, latency.quantile(), "p50", 2),
            cell(row, latency.quantile(), "p95", 2),
            cell(row, latency.quantile(), "p99", 2));
        if (!row.strategy().equals(analysis.run().baseline())) {
          ratios.row(
              row.strategy(),
              row.task(),
              cell(row, latency.ratio(), "p50", 3),
              cell(row, latency.ratio(), "p95", 3),
              cell(row, latency.ratio(), "p99", 3));
        }
      }
    }
  }

  private static String cell(Comparison row, Estimand estimand, String level, int decimals) {
    return CellText.quantile(row.figure(estimand, level), level, decimals);
  }

  /** Shows steps and tokens for the whole suite only; comparisons.csv has them by task. */
  private static boolean isWhole(Analysis analysis, Comparison row) {
    return analysis.tasks().size() == 1 || row.task().equals(Comparison.ALL_TASKS);
  }
}
