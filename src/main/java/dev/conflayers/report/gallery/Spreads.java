package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.VarianceComponents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chart of the variance components of speedup ratios: prompts, forks and residual. */
final class Spreads {
  private static final String TITLE = "Variance components of trial speedups";
  private static final double HALF = 0.36;

  private Spreads() {}

  static Picture of(ChartedStrategies strategies) {
    List<Observations.Spread> spreads = strategies.observations().spreads();
    if (spreads.isEmpty()) {
      return Picture.none(
          "variance", TITLE, "at least two prompts of a task in at least two forks are needed");
    }
    List<String> rows = new ArrayList<>();
    List<Dot> prompts = new ArrayList<>();
    List<Dot> forks = new ArrayList<>();
    List<Dot> cells = new ArrayList<>();
    List<Dot> notes = new ArrayList<>();
    for (Observations.Spread spread : spreads) {
      int row = rows.size();
      rows.add(spread.strategy() + " · " + spread.task());
      VarianceComponents parts = spread.components();
      double first = parts.rows();
      double second = first + parts.columns();
      double third = second + parts.cells();
      prompts.add(bar(row, 0, first));
      forks.add(bar(row, first, second));
      cells.add(bar(row, second, third));
      notes.add(
          Dot.at(third, row)
              .named(
                  String.format(
                      Locale.ROOT,
                      "sd %.3f; more %s would help most",
                      Math.sqrt(third),
                      most(strategies, spread))));
    }
    Panel panel =
        Panel.of("", Axis.linear("variance of ln S").from(0), Axis.names(rows))
            .with(new Series.Bars("prompts", Ink.of(0), prompts))
            .with(new Series.Bars("forks", Ink.of(1), forks))
            .with(new Series.Bars("residual, one prompt in one fork", Ink.grey(), cells))
            .with(new Series.Notes("sd", Ink.grey(), notes));
    return Picture.of(
            "variance",
            TITLE,
            strategies.caption(
                "Variance components of prompts crossed with forks, by the method of moments; no"
                    + " intervals. What would help most: the component that contributes most to the"
                    + " mean's variance, each divided by its number in this run."),
            notes.stream()
                .map(note -> rows.get((int) note.y()) + ": " + note.label())
                .reduce((a, b) -> a + "; " + b)
                .orElse(""),
            List.of(panel))
        .grid(1, 90 + 26 * rows.size());
  }

  private static Dot bar(int row, double from, double to) {
    return Dot.at((from + to) / 2, row).x(from, to).y(row - HALF, row + HALF);
  }

  private static String most(ChartedStrategies strategies, Observations.Spread spread) {
    long prompts =
        strategies.prompts(spread.strategy()).stream()
            .filter(prompt -> prompt.task().equals(spread.task()))
            .count();
    double forks = strategies.analysis().run().forks();
    double byPrompts = spread.components().rows() / Math.max(1, prompts);
    double byForks = spread.components().columns() / forks;
    double byBoth = spread.components().cells() / (Math.max(1, prompts) * forks);
    return byForks > byPrompts && byForks > byBoth
        ? "forks"
        : byPrompts > byBoth ? "prompts" : "of either";
  }
}
