package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Fieller;
import dev.conflayers.stats.RatioInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chart of the cumulative speedup of searching strategies by position in a task's stream, as in
 * published figures.
 */
final class SoFar {
  private static final String TITLE = "Cumulative speedup";

  /** With fewer prompts, the interval would be wider than the chart. */
  private static final int FEWEST = 6;

  /** More bands would hide one another. */
  private static final int MOST = 4;

  private SoFar() {}

  static Picture of(ChartedStrategies strategies) {
    List<String> searching = strategies.searching().stream().limit(MOST).toList();
    List<Panel> panels = new ArrayList<>();
    for (String task : strategies.tasks()) {
      Panel panel =
          strategies.withClaims(
              Panel.of(
                  task, Axis.count("prompts of the stream so far"), Axis.ratio("S_total (log)")),
              false);
      Map<String, List<Dot>> lines = new LinkedHashMap<>();
      searching.forEach(name -> lines.put(name, line(strategies, name, task)));
      // Lines are drawn above all bands.
      for (Map.Entry<String, List<Dot>> line : lines.entrySet()) {
        panel = panel.with(new Series.Band("", strategies.ink(line.getKey()), line.getValue()));
      }
      for (Map.Entry<String, List<Dot>> line : lines.entrySet()) {
        Ink ink = strategies.ink(line.getKey());
        panel = panel.with(new Series.Curve(line.getKey(), ink, false, line.getValue()));
      }
      if (panel.series().stream().anyMatch(series -> !series.dots().isEmpty())) {
        panels.add(panel);
      }
    }
    return panels.isEmpty()
        ? Picture.none("so-far", TITLE, "no strategy of the suite searches")
        : Picture.of(
                "so-far",
                TITLE,
                strategies.caption(
                    "Cumulative speedup: full depth's time divided by the strategy's, searches"
                        + " included, over the prompts that a decoder has served so far; mean of"
                        + " the forks at each position. Bands: "
                        + strategies.level()
                        + " over these prompts (Fieller), from the "
                        + FEWEST
                        + "th prompt onwards. The first "
                        + MOST
                        + " searching strategies."),
                "Ratio of total times by the number of prompts so far, one line for each strategy.",
                panels)
            .grid(Math.min(2, panels.size()), 270);
  }

  private static List<Dot> line(ChartedStrategies strategies, String strategy, String task) {
    SortedMap<Integer, List<Observations.Trial>> forks = new TreeMap<>();
    strategies.trials(strategy).stream()
        .filter(trial -> trial.task().equals(task))
        .sorted(Comparator.comparingInt(Observations.Trial::age))
        .forEach(t -> forks.computeIfAbsent(t.fork(), f -> new ArrayList<>()).add(t));
    int length = forks.values().stream().mapToInt(List::size).min().orElse(0);
    double[] full = new double[length];
    double[] own = new double[length];
    for (List<Observations.Trial> stream : forks.values()) {
      for (int place = 0; place < length; place++) {
        full[place] += stream.get(place).baseline().seconds();
        own[place] += stream.get(place).own().seconds();
      }
    }
    List<Dot> line = new ArrayList<>();
    double level = strategies.analysis().run().confidence();
    for (int n = 1; n <= length; n++) {
      double[] fullSoFar = Arrays.copyOf(full, n);
      double[] ownSoFar = Arrays.copyOf(own, n);
      Dot dot =
          Dot.at(n, Arrays.stream(fullSoFar).sum() / Arrays.stream(ownSoFar).sum()).named(strategy);
      if (n >= FEWEST
          && Fieller.ofPairs(fullSoFar, ownSoFar, level) instanceof RatioInterval.Bounded sure) {
        dot = dot.y(sure.interval().low(), sure.interval().high());
      }
      line.add(dot);
    }
    return line;
  }
}
