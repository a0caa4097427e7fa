package dev.conflayers.report.gallery;

import dev.conflayers.base.Kebab;
import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chart of the score difference between strategies and full depth, with the loss that claims allow.
 */
final class QualityLoss {
  private static final String TITLE = "Quality: strategy minus full depth";
  private static final int ROW = 26;
  private static final int AROUND = 90;

  private final ChartedStrategies strategies;
  private final List<String> rows = new ArrayList<>();
  private final List<Dot> notes = new ArrayList<>();
  private final List<Dot> margins = new ArrayList<>();

  private QualityLoss(ChartedStrategies strategies) {
    this.strategies = strategies;
  }

  static Picture of(ChartedStrategies strategies) {
    return new QualityLoss(strategies).picture();
  }

  private Picture picture() {
    List<Series> series = new ArrayList<>();
    for (String strategy : strategies.rivals()) {
      List<Dot> dots = new ArrayList<>();
      for (String task : strategies.tasks()) {
        Comparison comparison = strategies.comparison(strategy, task);
        if (comparison != null) {
          comparison.quality().forEach(quality -> row(strategy, task, quality, dots));
        }
      }
      series.add(new Series.Dots(strategy, strategies.ink(strategy).wide(3), dots));
    }
    if (rows.isEmpty()) {
      return Picture.none("quality", TITLE, "no task of the suite has references for scoring");
    }
    Panel panel =
        Panel.of("", Axis.linear("difference of the mean score"), Axis.names(rows)).upright(0, "");
    for (Series one : series) {
      panel = panel.with(one);
    }
    if (!margins.isEmpty()) {
      panel = panel.with(new Series.Dots("allowed loss, -M", Ink.of(6).sized(1), margins));
    }
    return Picture.of(
            "quality",
            TITLE,
            strategies.caption(
                "Paired over prompts, two-sided t intervals, "
                    + strategies.level()
                    + ". If all scores are equal, there is no variance and so no interval. A"
                    + " claim is judged on all its tasks, by its own one-sided tests."),
            notes.stream()
                .map(note -> rows.get((int) note.y()) + ": " + note.label())
                .reduce((a, b) -> a + "; " + b)
                .orElse(""),
            List.of(panel.with(new Series.Notes("difference", Ink.grey(), notes))))
        .grid(1, AROUND + ROW * rows.size());
  }

  private void row(String strategy, String task, Comparison.Quality quality, List<Dot> dots) {
    int row = rows.size();
    rows.add(
        strategy
            + " · "
            + task
            + " · "
            + quality.metric()
            + " (n = "
            + quality.difference().n()
            + ")");
    Interval interval = quality.difference().interval();
    Double low = interval == null ? null : interval.low();
    Double high = interval == null ? null : interval.high();
    double point = quality.difference().point();
    dots.add(Dot.at(point, row).x(low, high));
    Double margin = margin(strategy, quality.metric());
    if (margin != null) {
      margins.add(Dot.at(-margin, row).y(row - 0.4, row + 0.4));
    }
    notes.add(
        Dot.at(high == null ? point : Math.max(0, high), row)
            .named(
                String.format(Locale.ROOT, "%+.3f", point)
                    + (quality.zeros() == quality.difference().n() ? ", all scores equal" : "")
                    + state(strategy, quality.metric())));
  }

  /** Returns the verdict on the claim, which rests on more than this interval. */
  private String state(String strategy, String metric) {
    List<Observations.Aim> aims = strategies.observations().aims();
    List<ClaimVerdict> claims = strategies.analysis().claims();
    for (int i = 0; i < Math.min(aims.size(), claims.size()); i++) {
      if (aims.get(i) instanceof Observations.QualityAim aim
          && aim.strategy().equals(strategy)
          && aim.metric().equals(metric)) {
        return "; claim " + Kebab.words(claims.get(i).state());
      }
    }
    return "";
  }

  private @Nullable Double margin(String strategy, String metric) {
    return strategies
        .qualityAims()
        .filter(aim -> aim.strategy().equals(strategy) && aim.metric().equals(metric))
        .map(Observations.QualityAim::margin)
        .findFirst()
        .orElse(null);
  }
}
