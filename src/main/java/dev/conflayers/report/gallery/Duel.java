package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * Chart that compares strategies on each task: speedup with the search, after it, and the search
 * cost.
 */
final class Duel {
  private static final String TITLE = "Strategies compared by task";
  private static final int ROW = 15;
  private static final int AROUND = 90;

  private Duel() {}

  static Picture of(ChartedStrategies strategies) {
    if (strategies.rivals().size() < 2) {
      return Picture.none("duel", TITLE, "the suite has fewer than two strategies to compare");
    }
    List<String> tasks = new ArrayList<>(strategies.tasks());
    tasks.add(Comparison.ALL_TASKS);
    List<Panel> panels = new ArrayList<>();
    panels.add(panel(strategies, tasks, Estimand.S_TOK, "S_tok(N), search included"));
    panels.add(panel(strategies, tasks, Estimand.S_STEADY, "S_steady, after the search"));
    Panel cost = panel(strategies, tasks, Estimand.SEARCH_COST, "C, seconds of search");
    if (!cost.series().isEmpty()) {
      panels.add(cost);
    }
    return Picture.of(
            "duel",
            TITLE,
            strategies.caption(
                strategies.level()
                    + " over prompts and forks, or forks only where a stream is one observation. A"
                    + " strategy with a costlier search needs more prompts to pay for it: see the"
                    + " chart of the stream of N prompts."),
            "Speedup with and without search, and the cost of the search, by task and strategy.",
            panels)
        .grid(panels.size(), AROUND + ROW * (strategies.rivals().size() + 1) * tasks.size());
  }

  private static Panel panel(
      ChartedStrategies strategies, List<String> tasks, Estimand estimand, String title) {
    boolean ratio = estimand != Estimand.SEARCH_COST;
    Panel panel =
        Panel.of(
            title,
            ratio ? Axis.ratio("log scale") : Axis.linear("seconds"),
            Axis.names(rows(tasks, strategies.rivals().size())));
    // A blank label takes as much room as the labels of claims, so that rows line up.
    panel = ratio ? strategies.withClaims(panel, true) : panel.upright(0, " ");
    List<String> rivals = strategies.rivals();
    for (int i = 0; i < rivals.size(); i++) {
      List<Dot> dots = new ArrayList<>();
      for (int task = 0; task < tasks.size(); task++) {
        Estimate figure = strategies.figure(rivals.get(i), tasks.get(task), estimand);
        if (figure != null) {
          dots.add(
              ChartedStrategies.across(figure, task * (rivals.size() + 1) + i)
                  .named(tasks.get(task)));
        }
      }
      if (!dots.isEmpty()) {
        panel =
            panel.with(
                new Series.Dots(rivals.get(i), strategies.ink(rivals.get(i)).wide(2.5), dots));
      }
    }
    return panel;
  }

  /**
   * Returns a row for each strategy on each task and a separator between tasks; the middle row has
   * the task's name.
   */
  private static List<String> rows(List<String> tasks, int strategies) {
    List<String> rows = new ArrayList<>();
    for (String task : tasks) {
      for (int i = 0; i <= strategies; i++) {
        rows.add(i == (strategies - 1) / 2 ? task : "");
      }
    }
    return rows;
  }
}
