package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Comparison;
import dev.conflayers.stats.Estimate;
import dev.conflayers.stats.Interval;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One number per line: task, strategy, quantity, value, interval, n; as RFC 4180 has it. */
public final class CsvReport implements ReportFormat {
  @Override
  public String fileName() {
    return "comparisons.csv";
  }

  @Override
  public String render(Analysis analysis) {
    StringBuilder csv = new StringBuilder();
    line(csv, "task", "strategy", "quantity", "value", "low", "high", "confidence", "n");
    for (Comparison comparison : analysis.comparisons()) {
      Comparison.Speed speed = comparison.speed();
      if (speed != null) {
        estimate(csv, comparison, "speedup-per-token", speed.perToken());
        estimate(csv, comparison, "speedup-per-token-bootstrap", speed.perTokenBootstrap());
        estimate(csv, comparison, "speedup-of-totals", speed.ofTotals());
        estimate(csv, comparison, "speedup-total-time", speed.totalTime());
        estimate(csv, comparison, "speedup-decode", speed.decode());
        plain(csv, comparison, "nanos-per-token", speed.strategyNanosPerToken());
      }
      Comparison.Drafting drafting = comparison.drafting();
      plain(csv, comparison, "acceptance-rate", drafting.acceptanceRate());
      plain(csv, comparison, "mean-acceptance-length", drafting.meanAcceptanceLength());
      plain(csv, comparison, "skip-ratio", drafting.skippedShare());
      plain(csv, comparison, "skip-ratio-of-eligible", drafting.skippedShareOfEligible());
      plain(csv, comparison, "weight-passes-per-token", drafting.weightPassesPerToken());
      Comparison.SameText same = comparison.sameText();
      if (same != null) {
        estimate(csv, comparison, "identical-outputs", same.identical());
        plain(csv, comparison, "common-prefix-share", same.commonPrefixShare());
        plain(csv, comparison, "largest-gap-nats", same.largestGap());
      }
      for (Comparison.Quality quality : comparison.quality()) {
        estimate(csv, comparison, quality.metric(), quality.strategy());
        estimate(csv, comparison, quality.metric() + "-difference", quality.difference());
      }
    }
    return csv.toString();
  }

  private static void estimate(
      StringBuilder csv, Comparison comparison, String quantity, @Nullable Estimate estimate) {
    if (estimate == null) {
      return;
    }
    Interval interval = estimate.interval();
    line(
        csv,
        comparison.task(),
        comparison.strategy(),
        quantity,
        Double.toString(estimate.point()),
        interval == null ? "" : Double.toString(interval.low()),
        interval == null ? "" : Double.toString(interval.high()),
        interval == null ? "" : Double.toString(interval.confidence()),
        Integer.toString(estimate.n()));
  }

  private static void plain(
      StringBuilder csv, Comparison comparison, String quantity, @Nullable Double value) {
    if (value != null) {
      line(
          csv,
          comparison.task(),
          comparison.strategy(),
          quantity,
          Double.toString(value),
          "",
          "",
          "",
          Integer.toString(comparison.pairs()));
    }
  }

  private static void line(StringBuilder csv, String... fields) {
    csv.append(Arrays.stream(fields).map(CsvReport::field).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  /** Quotes what needs it, and keeps spreadsheets from reading a name as a formula. */
  static String field(String value) {
    String safe = !value.isEmpty() && "=+@\t".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
