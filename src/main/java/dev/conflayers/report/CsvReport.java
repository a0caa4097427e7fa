package dev.conflayers.report;

import dev.conflayers.base.Kebab;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.section.Report;
import dev.conflayers.report.text.CsvText;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.PointEstimate;
import org.jspecify.annotations.Nullable;

/**
 * The report as CSV (RFC 4180), one estimate per line: name, value, interval, unit, n and
 * population.
 */
public final class CsvReport implements ReportFormat {
  @Override
  public String fileName() {
    return "comparisons.csv";
  }

  @Override
  public String render(Report report) {
    Analysis analysis = report.analysis();
    StringBuilder csv = new StringBuilder();
    CsvText.line(
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
    CsvText.line(
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
    CsvText.line(
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
}
