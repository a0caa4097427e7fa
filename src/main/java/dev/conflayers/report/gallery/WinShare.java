package dev.conflayers.report.gallery;

import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Proportions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chart of the share of a task's prompts that are faster than with full depth. */
final class WinShare {
  private static final String TITLE = "Share of prompts that are faster than full depth";
  private static final int ROW = 26;
  private static final int AROUND = 90;

  private WinShare() {}

  static Picture of(ChartedStrategies strategies) {
    List<String> rows = new ArrayList<>();
    List<Dot> notes = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    for (String strategy : strategies.rivals()) {
      List<Dot> dots = new ArrayList<>();
      for (String task : strategies.tasks()) {
        double[] logs =
            strategies.prompts(strategy).stream()
                .filter(prompt -> prompt.task().equals(task))
                .mapToDouble(ChartedStrategies.Prompt::log)
                .toArray();
        if (logs.length > 0) {
          rows.add(strategy + " · " + task + " (n = " + logs.length + ")");
          Dot dot = dot(logs, rows.size() - 1, strategies.analysis().run().confidence());
          dots.add(dot);
          notes.add(
              Dot.at(dot.xHigh(), dot.y())
                  .named(
                      String.format(
                          Locale.ROOT, "%.2f [%.2f, %.2f]", dot.x(), dot.xLow(), dot.xHigh())));
        }
      }
      series.add(new Series.Dots(strategy, strategies.ink(strategy).wide(3), dots));
    }
    if (rows.isEmpty()) {
      return Picture.none("wins", TITLE, "no prompt was timed with both full depth and a strategy");
    }
    Panel panel =
        Panel.of("", Axis.linear("P(S > 1)").within(0, 1.25), Axis.names(rows)).upright(0.5, "");
    for (Series one : series) {
      panel = panel.with(one);
    }
    return Picture.of(
            "wins",
            TITLE,
            strategies.caption(
                "Ties count one half; Wilson intervals over prompts, " + strategies.level() + "."),
            "Share of prompts faster than full depth by task, with intervals.",
            List.of(panel.with(new Series.Notes("value", Ink.grey(), notes))))
        .grid(1, AROUND + ROW * rows.size());
  }

  /** With ties, the interval spans those of losing every tie and of winning every tie. */
  private static Dot dot(double[] logs, int row, double confidence) {
    int wins = 0;
    int ties = 0;
    for (double log : logs) {
      wins += log > 0 ? 1 : 0;
      ties += log == 0 ? 1 : 0;
    }
    @Nullable Interval least = Proportions.wilson(wins, logs.length, confidence).interval();
    @Nullable Interval most = Proportions.wilson(wins + ties, logs.length, confidence).interval();
    return Dot.at((wins + ties / 2.0) / logs.length, row)
        .x(least == null ? null : least.low(), most == null ? null : most.high());
  }
}
