package dev.conflayers.report.gallery;

import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Proportions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Chart of the share of prompts that reach a given speedup. */
final class SpeedProfile {
  private static final String TITLE = "Share of prompts by minimum speedup";
  private static final double CLAIM = 1.4;

  private static final int FEW = 4;

  private SpeedProfile() {}

  static Picture of(ChartedStrategies strategies) {
    Panel panel =
        strategies.withClaims(
            Panel.of(
                "",
                Axis.ratio("speedup of a prompt (mean over forks), log scale"),
                Axis.share("share of prompts with at least this speedup")),
            true);
    StringJoiner words = new StringJoiner("; ");
    boolean any = false;
    // With many strategies, bands overlap; their numbers are in the chart's CSV anyway.
    boolean few = strategies.rivals().size() <= FEW;
    for (String strategy : strategies.rivals()) {
      double[] logs =
          strategies.prompts(strategy).stream()
              .mapToDouble(ChartedStrategies.Prompt::log)
              .sorted()
              .toArray();
      if (logs.length > 0) {
        any = true;
        List<Dot> steps = steps(logs, strategies.analysis().run().confidence());
        if (few) {
          panel = panel.with(new Series.Band("", strategies.ink(strategy), corners(steps)));
        }
        panel = panel.with(new Series.Curve(strategy, strategies.ink(strategy), true, steps));
        words.add(
            String.format(
                Locale.ROOT,
                "%s: %.0f%% of %d prompts at least as fast as full depth, %.0f%% at least 1.4"
                    + " times",
                strategy,
                100 * share(logs, 0),
                logs.length,
                100 * share(logs, Math.log(CLAIM))));
      }
    }
    return any
        ? Picture.of(
            "profile",
            TITLE,
            strategies.caption(
                few
                    ? words
                        + ". Band: Wilson intervals at each speedup, "
                        + strategies.level()
                        + " (a share over prompts, so no resampling is needed)."
                    : "Bands are omitted because there are many strategies: a share of n prompts is"
                        + " known to about 1/sqrt(n); the CSV has each interval."),
            words.toString(),
            List.of(panel))
        : Picture.none("profile", TITLE, "no prompt was timed with both full depth and a strategy");
  }

  private static double share(double[] sorted, double least) {
    int below = 0;
    while (below < sorted.length && sorted[below] < least) {
      below++;
    }
    return 1 - (double) below / sorted.length;
  }

  /** The value at a prompt's speedup holds from there on: the share of prompts that are faster. */
  private static List<Dot> steps(double[] sorted, double confidence) {
    List<Dot> steps = new ArrayList<>();
    for (int i = 0; i <= sorted.length; i++) {
      int left = sorted.length - i;
      Interval interval = Proportions.wilson(left, sorted.length, confidence).interval();
      double x = Math.exp(sorted[Math.max(0, i - 1)]);
      Dot dot = Dot.at(x, (double) left / sorted.length);
      steps.add(interval == null ? dot : dot.y(interval.low(), interval.high()));
    }
    return steps;
  }

  private static List<Dot> corners(List<Dot> steps) {
    List<Dot> corners = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (i > 0) {
        Dot before = steps.get(i - 1);
        corners.add(Dot.at(steps.get(i).x(), before.y()).y(before.yLow(), before.yHigh()));
      }
      corners.add(steps.get(i));
    }
    return corners;
  }
}
