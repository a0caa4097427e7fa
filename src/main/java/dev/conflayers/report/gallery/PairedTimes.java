package dev.conflayers.report.gallery;

import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;

/** Scatter plot of each prompt's time per token, full depth against a strategy. */
final class PairedTimes {
  private static final String TITLE = "Time per token by prompt, strategy against full depth";
  private static final double MILLIS = 1e3;
  private static final double CLAIM = 1.4;

  private PairedTimes() {}

  static Picture of(ChartedStrategies strategies) {
    List<Panel> panels = new ArrayList<>();
    for (String strategy : strategies.several()) {
      List<ChartedStrategies.Prompt> prompts = strategies.prompts(strategy);
      if (!prompts.isEmpty()) {
        panels.add(panel(strategies, strategy, prompts));
      }
    }
    return panels.isEmpty()
        ? Picture.none("pairs", TITLE, "no prompt was timed with both full depth and a strategy")
        : Picture.of(
                "pairs",
                TITLE,
                strategies.caption(
                    "Means over forks; below the solid line the strategy is faster, below the"
                        + " dashed one at least 1.4 times. Hollow: a trial was disturbed."
                        + strategies.severalOf()),
                "Each prompt's time per token: full depth on x, the strategy on y.",
                panels)
            .grid(Math.min(2, panels.size()), 380);
  }

  private static Panel panel(
      ChartedStrategies strategies, String strategy, List<ChartedStrategies.Prompt> prompts) {
    double low =
        prompts.stream().mapToDouble(ChartedStrategies.Prompt::baseline).min().orElse(1) * MILLIS;
    double high =
        prompts.stream().mapToDouble(ChartedStrategies.Prompt::baseline).max().orElse(1) * MILLIS;
    Panel panel =
        Panel.of(
                strategy,
                Axis.log("full depth, ms per token (log)"),
                Axis.log(strategy + ", ms per token (log)"))
            .with(line("equal speed", Ink.grey().wide(1), low, high, 1))
            .with(line("1.4 times as fast", Ink.of(3).wide(1), low, high, CLAIM));
    for (boolean odd : new boolean[] {false, true}) {
      for (int i = 0; i < strategies.tasks().size(); i++) {
        String task = strategies.tasks().get(i);
        Ink ink = Ink.of(i).sized(4.5);
        List<Dot> dots =
            prompts.stream()
                .filter(prompt -> prompt.task().equals(task) && prompt.odd() == odd)
                .map(p -> Dot.at(p.baseline() * MILLIS, p.own() * MILLIS).named(p.example()))
                .toList();
        if (!dots.isEmpty()) {
          panel = panel.with(new Series.Dots(odd ? "" : task, odd ? ink.open() : ink, dots));
        }
      }
    }
    return panel;
  }

  private static Series line(String name, Ink ink, double low, double high, double times) {
    return new Series.Curve(
        name, ink, false, List.of(Dot.at(low, low / times), Dot.at(high, high / times)));
  }
}
