package dev.conflayers.report;

import dev.conflayers.base.Kebab;
import dev.conflayers.base.Visible;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Comparison;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.PointEstimate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report as CSV (RFC 4180), one estimate per line: name, value, interval, unit, n and
 * population.
 */
public final class CsvReport implements ReportFormat {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  @Override
  public String fileName() {
    return "comparisons.csv";
  }

  @Override
  public String render(Report report) {
    Analysis analysis = report.analysis();
    StringBuilder csv = new StringBuilder();
    line(
        csv,
        "task",
        "strategy",
        "quantity",
        "at",
        "value",
        "low",
        "high",
        "confidence",
        "unit",
        "n",
        "forks",
        "population");
    for (Comparison comparison : analysis.comparisons()) {
      comparison.figures().forEach(figure -> figure(csv, comparison, figure));
      for (Comparison.Quality quality : comparison.quality()) {
        score(csv, comparison, quality.metric(), "strategy", quality.strategy());
        score(csv, comparison, quality.metric(), "baseline", quality.baseline());
        score(csv, comparison, quality.metric(), "difference", quality.difference());
      }
    }
    return csv.toString();
  }

  private static void figure(StringBuilder csv, Comparison comparison, Estimate figure) {
    line(
        csv,
        comparison.task(),
        comparison.strategy(),
        figure.estimand().symbol(),
        figure.at(),
        number(figure.value()),
        number(figure.bounds().low()),
        number(figure.bounds().high()),
        Double.toString(figure.bounds().confidence()),
        Kebab.of(figure.unit()),
        Integer.toString(figure.n()),
        Integer.toString(figure.forks()),
        figure.population().words());
  }

  private static void score(
      StringBuilder csv, Comparison comparison, String metric, String at, PointEstimate estimate) {
    Interval interval = estimate.interval();
    line(
        csv,
        comparison.task(),
        comparison.strategy(),
        metric,
        at,
        number(estimate.point()),
        interval == null ? "" : number(interval.low()),
        interval == null ? "" : number(interval.high()),
        interval == null ? "" : number(interval.confidence()),
        Kebab.of(Replicate.PROMPT),
        Integer.toString(estimate.n()),
        "1",
        Population.PROMPTS.words());
  }

  private static String number(@Nullable Double value) {
    return value == null ? "" : Double.toString(value);
  }

  private static void line(StringBuilder csv, String... fields) {
    csv.append(Arrays.stream(fields).map(CsvReport::field).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  /**
   * Quotes where needed, spells out invisible characters, and keeps spreadsheets from reading a
   * name as a formula.
   */
  static String field(String value) {
    boolean formula =
        !value.isEmpty()
            && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
            && !NUMBER.matcher(value).matches();
    String safe = (formula ? "'" : "") + Visible.of(value, "\n\r\t");
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
