package dev.conflayers.report.gallery;

import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Density;
import dev.conflayers.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Chart of the distribution of speedups over prompts, with full depth against itself. */
final class RatioDensity {
  private static final String TITLE = "Distribution of speedups over prompts";
  private static final int ROW = 46;
  private static final int AROUND = 100;
  private static final int POINTS = 80;
  private static final double HALF = 0.42;
  private static final int FEWEST = 4;

  private final ChartedStrategies strategies;
  private final List<String> rows = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private final List<Dot> notes = new ArrayList<>();

  private RatioDensity(ChartedStrategies strategies) {
    this.strategies = strategies;
  }

  static Picture of(ChartedStrategies strategies) {
    return new RatioDensity(strategies).picture();
  }

  private Picture picture() {
    for (String strategy : strategies.several()) {
      for (String task : strategies.tasks()) {
        row(strategy, task, strategies.ink(strategy));
      }
    }
    if (!strategies.control().isEmpty()) {
      for (String task : strategies.tasks()) {
        row(strategies.control(), task, Ink.grey());
      }
    }
    if (series.isEmpty()) {
      return Picture.none(
          "spread", TITLE, "no task has " + FEWEST + " prompts with differing speedups");
    }
    Panel panel =
        strategies.withClaims(
            Panel.of("", Axis.ratio("speedup of a prompt, log scale"), Axis.names(rows)), true);
    for (Series one : series) {
      panel = panel.with(one);
    }
    return Picture.of(
            "spread",
            TITLE,
            strategies.caption(
                "A dot is a prompt (mean over forks), the outline a kernel density with Silverman's"
                    + " bandwidth; sd: standard deviation of ln S."
                    + strategies.severalOf()),
            String.join("; ", rows),
            List.of(panel.with(new Series.Notes("median", Ink.grey(), notes))))
        .grid(1, AROUND + ROW * rows.size());
  }

  private void row(String strategy, String task, Ink ink) {
    double[] logs =
        strategies.prompts(strategy).stream()
            .filter(prompt -> prompt.task().equals(task))
            .mapToDouble(ChartedStrategies.Prompt::log)
            .sorted()
            .toArray();
    if (logs.length < FEWEST || logs[0] == logs[logs.length - 1]) {
      return;
    }
    int row = rows.size();
    rows.add(strategy + " · " + task);
    Density density = Density.of(logs);
    double from = logs[0] - 2 * density.bandwidth();
    double to = logs[logs.length - 1] + 2 * density.bandwidth();
    double[] heights = new double[POINTS + 1];
    Arrays.setAll(heights, i -> density.at(from + i * (to - from) / POINTS));
    double top = Arrays.stream(heights).max().orElse(1);
    List<Dot> outline = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      double half = HALF * heights[i] / top;
      outline.add(Dot.at(Math.exp(from + i * (to - from) / POINTS), row).y(row - half, row + half));
    }
    series.add(new Series.Band("", ink, outline));
    series.add(
        new Series.Dots(
            "",
            ink.sized(3.5),
            Arrays.stream(logs).mapToObj(log -> Dot.at(Math.exp(log), row)).toList()));
    double mean = Arrays.stream(logs).average().orElse(0);
    double sd =
        Math.sqrt(Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / (logs.length - 1));
    notes.add(
        Dot.at(Math.exp(to), row)
            .named(
                String.format(
                    Locale.ROOT,
                    "median %.3f, mean %.3f, sd %.3f, n %d",
                    Math.exp(Quantiles.median(logs)),
                    Math.exp(mean),
                    sd,
                    logs.length)));
  }
}
