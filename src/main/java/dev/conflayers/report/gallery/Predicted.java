package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.StepCosts;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Chart of the speedup predicted from measured costs and the measured speedup. It uses rows instead
 * of a scatter plot because tasks lie so close to the line of equality that labels would cover
 * them.
 */
final class Predicted {
  private static final String TITLE = "Predicted and measured decode speedup";
  private static final int ROW = 26;
  private static final int AROUND = 90;
  private static final double THICK = 4;

  private Predicted() {}

  static Picture of(ChartedStrategies strategies) {
    List<String> rows = new ArrayList<>();
    List<Dot> predictions = new ArrayList<>();
    List<Dot> notes = new ArrayList<>();
    List<Series> measurements = new ArrayList<>();
    for (String strategy : strategies.rivals()) {
      List<Dot> dots = new ArrayList<>();
      List<String> tasks = new ArrayList<>(strategies.tasks());
      if (tasks.size() > 1) {
        tasks.add(Comparison.ALL_TASKS);
      }
      for (String task : tasks) {
        Comparison comparison = strategies.comparison(strategy, task);
        Estimate measured = strategies.figure(strategy, task, Estimand.S_DECODE_TOK);
        StepCosts costs = comparison == null ? null : comparison.costs();
        if (costs != null && measured != null) {
          int row = rows.size();
          rows.add(strategy + " · " + task);
          Dot dot = ChartedStrategies.across(measured, row);
          double right = Math.max(costs.predictedSpeedup(), end(dot));
          dots.add(dot);
          predictions.add(Dot.at(costs.predictedSpeedup(), row));
          notes.add(
              Dot.at(right, row)
                  .named(
                      String.format(
                          Locale.ROOT,
                          "predicted %.3f, measured %s, residual %+.3f",
                          costs.predictedSpeedup(),
                          ChartedStrategies.interval(measured, 3),
                          Math.log(costs.predictedSpeedup() / dot.x()))));
        }
      }
      if (!dots.isEmpty()) {
        measurements.add(
            new Series.Dots(strategy + ", measured", strategies.ink(strategy).wide(THICK), dots));
      }
    }
    if (rows.isEmpty()) {
      return Picture.none("predicted", TITLE, "nothing was drafted and verified");
    }
    Panel panel =
        Panel.of("", Axis.ratio("S_decode(N), log scale (right: faster)"), Axis.names(rows))
            .upright(1, "");
    for (Series one : measurements) {
      panel = panel.with(one);
    }
    return Picture.of(
            "predicted",
            TITLE,
            strategies.caption(
                "Predicted: tokens per verification over the cost of drafting and verifying them."
                    + " Residual: ln(predicted / measured), due to search and overhead; "
                    + strategies.level()
                    + " of the measured speedup."),
            notes.stream()
                .map(note -> rows.get((int) note.y()) + ": " + note.label())
                .reduce((a, b) -> a + "; " + b)
                .orElse(""),
            List.of(
                panel
                    .with(new Series.Dots("predicted", Ink.of(6).open().sized(10), predictions))
                    .with(new Series.Notes("value", Ink.grey(), notes))))
        .grid(1, AROUND + ROW * rows.size());
  }

  private static double end(Dot dot) {
    return Double.isNaN(dot.xHigh()) ? dot.x() : dot.xHigh();
  }
}
