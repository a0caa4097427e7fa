package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Drafts;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Interval;
import dev.conflayers.stats.Proportions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chart of the acceptance rate by depth in the draft. */
final class AcceptanceByDepth {
  private static final String TITLE = "Acceptance by depth in the draft";

  private AcceptanceByDepth() {}

  static Picture of(ChartedStrategies strategies) {
    List<Panel> panels = new ArrayList<>();
    for (String strategy : strategies.several()) {
      Comparison comparison = strategies.comparison(strategy, Comparison.ALL_TASKS);
      if (comparison != null && !comparison.drafting().positions().isEmpty()) {
        panels.add(panel(strategies, strategy, comparison));
      }
    }
    return panels.isEmpty()
        ? Picture.none("acceptance-depth", TITLE, "nothing was drafted and verified")
        : Picture.of(
                "acceptance-depth",
                TITLE,
                strategies.caption(
                    "All tasks. Intervals over prompts and forks if available, else Wilson"
                        + " intervals over drafts; "
                        + strategies.level()
                        + "."
                        + strategies.severalOf()),
                "Share of drafted tokens accepted by depth, of all drafts and of those that reached"
                    + " it.",
                panels)
            .grid(Math.min(2, panels.size()), 280);
  }

  private static Panel panel(ChartedStrategies strategies, String strategy, Comparison comparison) {
    List<Dot> all = new ArrayList<>();
    List<Dot> reached = new ArrayList<>();
    double level = strategies.analysis().run().confidence();
    long drafts = comparison.drafting().positions().get(0).drafted();
    for (Drafts.Depth position : comparison.drafting().positions()) {
      Estimate known = at(comparison, Estimand.ACCEPTED_AT, position.depth());
      Estimate knownIf = at(comparison, Estimand.ACCEPTED_AT_IF_REACHED, position.depth());
      String label = position.drafted() + " drafted, " + position.reached() + " reached";
      all.add(dot(position.depth() - 0.07, position.accepted(), drafts, known, level).named(label));
      if (position.reached() > 0) {
        reached.add(
            dot(position.depth() + 0.07, position.accepted(), position.reached(), knownIf, level)
                .named(label));
      }
    }
    return Panel.of(strategy, Axis.count("depth"), Axis.share("share accepted"))
        .with(new Series.Curve("", strategies.ink(strategy).wide(1), false, all))
        .with(new Series.Dots("of all drafts", strategies.ink(strategy), all))
        .with(new Series.Dots("of those reaching it", strategies.ink(strategy).open(), reached));
  }

  private static Dot dot(double x, long accepted, long of, @Nullable Estimate known, double level) {
    if (known != null && known.value() != null && known.bounds().low() != null) {
      return ChartedStrategies.upright(x, known);
    }
    Interval interval = Proportions.wilson((int) accepted, (int) of, level).interval();
    Dot dot = Dot.at(x, (double) accepted / of);
    return interval == null ? dot : dot.y(interval.low(), interval.high());
  }

  private static @Nullable Estimate at(Comparison comparison, Estimand estimand, int depth) {
    return comparison.figure(estimand, Comparison.depth(depth));
  }
}
