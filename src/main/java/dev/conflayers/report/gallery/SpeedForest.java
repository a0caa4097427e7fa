package dev.conflayers.report.gallery;

import dev.conflayers.base.Kebab;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Forest plot of the speedup by task and over all tasks, with full depth against itself. */
final class SpeedForest {
  private static final String TITLE = "Speedup over full depth";
  private static final int ROW = 26;
  private static final int AROUND = 90;
  private static final double THICK = 4;

  private final ChartedStrategies strategies;
  private final List<String> rows = new ArrayList<>();
  private final List<Dot> notes = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();

  private SpeedForest(ChartedStrategies strategies) {
    this.strategies = strategies;
  }

  static Picture of(ChartedStrategies strategies) {
    return new SpeedForest(strategies).picture();
  }

  private Picture picture() {
    for (String strategy : strategies.rivals()) {
      strategy(strategy);
    }
    if (rows.isEmpty()) {
      return Picture.none(
          "speed", TITLE, "no prompt was timed with both full depth and a strategy");
    }
    control();
    Panel panel =
        strategies.withClaims(
            Panel.of("", Axis.ratio("S_geo, log scale (right: faster)"), Axis.names(rows)), true);
    for (Series one : series) {
      panel = panel.with(one);
    }
    panel = panel.with(new Series.Notes("value", Ink.grey(), notes));
    return Picture.of(
            "speed",
            TITLE,
            strategies.caption(
                "S_geo: geometric mean over prompts of full depth's time per token over the"
                    + " strategy's. Thick: "
                    + strategies.level()
                    + "; thin: simultaneous for all tasks (Bonferroni). Full depth against itself:"
                    + " 90%."),
            notes.stream()
                .map(note -> rows.get((int) note.y()) + " " + note.label())
                .reduce((a, b) -> a + "; " + b)
                .orElse(""),
            List.of(panel))
        .grid(1, AROUND + ROW * rows.size());
  }

  private void strategy(String strategy) {
    Ink ink = strategies.ink(strategy);
    List<Dot> thin = new ArrayList<>();
    List<Dot> thick = new ArrayList<>();
    List<Dot> suite = new ArrayList<>();
    for (String task : strategies.tasks()) {
      Estimate figure = strategies.figure(strategy, task, Estimand.S_GEO);
      if (figure != null) {
        int row = row(strategy, task, figure, "");
        thick.add(ChartedStrategies.across(figure, row));
        strategies.observations().simultaneous().stream()
            .filter(b -> b.strategy().equals(strategy) && b.task().equals(task))
            .map(Observations.TaskBounds::bounds)
            .forEach(
                bounds ->
                    thin.add(ChartedStrategies.across(figure, row).x(bounds.low(), bounds.high())));
      }
    }
    Estimate all = strategies.figure(strategy, Comparison.ALL_TASKS, Estimand.S_GEO);
    if (all != null && strategies.tasks().size() > 1) {
      suite.add(
          ChartedStrategies.across(
              all, row(strategy, Comparison.ALL_TASKS, all, verdict(strategy))));
    }
    series.add(new Series.Dots("", ink.wide(1.2).sized(1), thin));
    series.add(new Series.Dots(strategy, ink.wide(THICK), thick));
    series.add(new Series.Dots("", ink.wide(THICK).sized(13), suite));
  }

  private int row(String strategy, String task, Estimate figure, String verdict) {
    rows.add(strategy + " · " + task + " (n = " + figure.n() + ")");
    int row = rows.size() - 1;
    double right =
        strategies.observations().simultaneous().stream()
            .filter(b -> b.strategy().equals(strategy) && b.task().equals(task))
            .map(b -> b.bounds().high())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(end(figure));
    notes.add(Dot.at(right, row).named(ChartedStrategies.interval(figure, 3) + verdict));
    return row;
  }

  private static double end(Estimate figure) {
    Double high = figure.bounds().high();
    Double value = figure.value();
    return high != null ? high : value == null ? Double.NaN : value;
  }

  private String verdict(String strategy) {
    return strategies.analysis().verdicts().stream()
        .filter(verdict -> verdict.strategy().equals(strategy))
        .map(StrategyVerdict::outcome)
        .map(outcome -> "  " + Kebab.words(outcome))
        .findFirst()
        .orElse("");
  }

  private void control() {
    Estimate ratio = strategies.analysis().control().ratio();
    if (ratio != null) {
      rows.add("full depth against itself (n = " + ratio.n() + ")");
      int row = rows.size() - 1;
      notes.add(Dot.at(end(ratio), row).named(ChartedStrategies.interval(ratio, 3)));
      series.add(
          new Series.Dots(
              "full depth against itself",
              Ink.grey().wide(THICK),
              List.of(ChartedStrategies.across(ratio, row))));
    }
  }
}
