package dev.conflayers.report.gallery;

import dev.conflayers.evidence.SearchEvent;
import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chart of a strategy's speedup along its stream of prompts, with the end of its search. */
final class Timeline {
  private static final String TITLE = "Speedup along the stream";
  private static final int WINDOW = 9;
  private static final int MOST = 600;

  private Timeline() {}

  static List<Picture> of(ChartedStrategies strategies) {
    List<Picture> pictures = new ArrayList<>();
    for (String strategy : strategies.several(strategies.searching())) {
      List<Panel> panels = new ArrayList<>();
      for (String task : strategies.tasks()) {
        List<Observations.Trial> trials =
            strategies.trials(strategy).stream().filter(t -> t.task().equals(task)).toList();
        if (!trials.isEmpty()) {
          panels.add(panel(strategies, strategy, task, trials));
        }
      }
      if (!panels.isEmpty()) {
        pictures.add(
            Picture.of(
                    "timeline-" + id(strategy),
                    TITLE + ": " + strategy,
                    strategies.caption(
                        "At most 600 dots. x: number of prompts that the decoder has served before."
                            + " A dot is a prompt in one fork, hollow if it was disturbed; vertical"
                            + " lines: end of a fork's search; band: range of the forks."
                            + strategies.severalOf()),
                    "Each prompt's speedup in order, with the running median and the speedup of all"
                        + " prompts so far.",
                    panels)
                .grid(panels.size() > 1 ? 2 : 1, 270));
      }
    }
    return pictures.isEmpty()
        ? List.of(Picture.none("timeline", TITLE, "no strategy of the suite searches"))
        : pictures;
  }

  static String id(String strategy) {
    return strategy.replaceAll("[^A-Za-z0-9-]", "-");
  }

  private static Panel panel(
      ChartedStrategies strategies, String strategy, String task, List<Observations.Trial> trials) {
    Ink ink = strategies.ink(strategy);
    Panel panel =
        strategies.withClaims(
            Panel.of(task, Axis.count("prompt of the stream"), Axis.ratio("speedup (log)")), false);
    List<Integer> ends =
        strategies.observations().searches().stream()
            .filter(e -> e.strategy().equals(strategy) && e.task().equals(task))
            .filter(SearchEvent::ends)
            .map(SearchEvent::age)
            .distinct()
            .sorted()
            .toList();
    for (int end : ends) {
      panel = panel.upright(end + 0.5, end == ends.get(ends.size() - 1) ? "search ended" : "");
    }
    for (boolean odd : new boolean[] {false, true}) {
      List<Dot> dots =
          trials.stream()
              .filter(trial -> trial.disturbed() == odd)
              .limit(MOST)
              .map(t -> Dot.at(t.age(), Math.exp(t.logRatio())).named("fork " + t.fork()))
              .toList();
      Ink small = Ink.grey().sized(3);
      panel =
          panel.with(
              new Series.Dots(odd ? "disturbed" : "prompt", odd ? small.open() : small, dots));
    }
    SortedMap<Integer, List<Double>> byAge = new TreeMap<>();
    trials.forEach(t -> byAge.computeIfAbsent(t.age(), a -> new ArrayList<>()).add(t.logRatio()));
    List<Dot> total = totals(trials);
    return panel
        .with(new Series.Band("", ink, total))
        .with(new Series.Curve("all prompts so far", ink, false, total))
        .with(new Series.Curve("running median of 9", Ink.of(4), false, running(byAge)));
  }

  private static List<Dot> running(SortedMap<Integer, List<Double>> byAge) {
    List<Integer> ages = List.copyOf(byAge.keySet());
    List<Dot> dots = new ArrayList<>();
    for (int i = WINDOW / 2; i + WINDOW / 2 < ages.size(); i++) {
      double[] around =
          ages.subList(i - WINDOW / 2, i + WINDOW / 2 + 1).stream()
              .flatMap(age -> byAge.getOrDefault(age, List.of()).stream())
              .mapToDouble(Double::doubleValue)
              .toArray();
      dots.add(Dot.at(ages.get(i), Math.exp(Quantiles.median(around))));
    }
    return dots;
  }

  /** Returns full depth's time over the strategy's, of the measured prompts so far. */
  private static List<Dot> totals(List<Observations.Trial> trials) {
    SortedMap<Integer, List<Observations.Trial>> forks = new TreeMap<>();
    trials.forEach(t -> forks.computeIfAbsent(t.fork(), f -> new ArrayList<>()).add(t));
    SortedMap<Integer, List<double[]>> sums = new TreeMap<>();
    for (List<Observations.Trial> stream : forks.values()) {
      double baseline = 0;
      double own = 0;
      for (Observations.Trial trial :
          stream.stream().sorted(Comparator.comparingInt(Observations.Trial::age)).toList()) {
        baseline += trial.baseline().seconds();
        own += trial.own().seconds();
        sums.computeIfAbsent(trial.age(), a -> new ArrayList<>()).add(new double[] {baseline, own});
      }
    }
    List<Dot> dots = new ArrayList<>();
    sums.forEach(
        (age, ends) -> {
          if (ends.size() == forks.size()) {
            double baseline = ends.stream().mapToDouble(e -> e[0]).sum();
            double own = ends.stream().mapToDouble(e -> e[1]).sum();
            dots.add(
                Dot.at(age, baseline / own)
                    .y(
                        ends.stream().mapToDouble(e -> e[0] / e[1]).min().orElse(Double.NaN),
                        ends.stream().mapToDouble(e -> e[0] / e[1]).max().orElse(Double.NaN)));
          }
        });
    return dots;
  }
}
