package dev.conflayers.report.gallery;

import dev.conflayers.analysis.Comparison;
import dev.conflayers.analysis.Estimand;
import dev.conflayers.analysis.Figure;
import dev.conflayers.analysis.Observations;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Speed against quality: what each strategy gives up for what. */
final class Pareto {
  private static final String TITLE = "Speed against quality";
  private static final double SAME = 1e-9;

  private Pareto() {}

  /** A strategy's place; the better of the two ways it is measured comes first. */
  private record Place(String strategy, Dot dot) {
    boolean beats(Place other) {
      return dot.x() >= other.dot.x()
          && dot.y() >= other.dot.y() - SAME
          && (dot.x() > other.dot.x() || dot.y() > other.dot.y() + SAME);
    }

    boolean surelyBeats(Place other) {
      return beats(other) && (dot.xLow() > other.dot.xHigh() || dot.yLow() > other.dot.yHigh());
    }
  }

  static Picture of(Strategies strategies) {
    List<Panel> panels = new ArrayList<>();
    for (String task : strategies.tasks()) {
      List<Place> places = places(strategies, task);
      if (places.size() > 1) {
        panels.add(panel(strategies, task, places));
      }
    }
    return panels.isEmpty()
        ? Picture.none("pareto", TITLE, "no task has both references to score by and timed prompts")
        : Picture.of(
                "pareto",
                TITLE,
                strategies.caption(
                    "S_steady (S_geo where no search ended) and the task's first metric, or one that is"
                        + " claimed, "
                        + strategies.level()
                        + " in both directions. Line: what no strategy beats in both; faded: beaten,"
                        + " but not for sure; shaded: loses more than its claim allows."),
                "Score by speedup for each strategy and full depth.",
                panels)
            .grid(Math.min(2, panels.size()), 290);
  }

  private static List<Place> places(Strategies strategies, String task) {
    List<Place> places = new ArrayList<>();
    for (String strategy : strategies.rivals()) {
      Comparison comparison = strategies.comparison(strategy, task);
      Figure steady = strategies.figure(strategy, task, Estimand.S_STEADY);
      Figure speed = steady == null ? strategies.figure(strategy, task, Estimand.S_GEO) : steady;
      if (comparison != null && speed != null && !comparison.quality().isEmpty()) {
        Comparison.Quality quality = shown(strategies, comparison);
        if (places.isEmpty()) {
          places.add(new Place(strategies.analysis().run().baseline(), baseline(quality)));
        }
        Interval interval = quality.strategy().interval();
        Dot dot = Strategies.across(speed, quality.strategy().point()).named(strategy);
        places.add(
            new Place(strategy, interval == null ? dot : dot.y(interval.low(), interval.high())));
      }
    }
    return places;
  }

  private static Comparison.Quality shown(Strategies strategies, Comparison comparison) {
    Set<String> claimed =
        strategies.observations().aims().stream()
            .filter(aim -> aim.kind().equals("quality"))
            .map(Observations.Aim::metric)
            .collect(Collectors.toSet());
    return comparison.quality().stream()
        .filter(quality -> claimed.contains(quality.metric()))
        .findFirst()
        .orElse(comparison.quality().get(0));
  }

  private static Dot baseline(Comparison.Quality quality) {
    Interval interval = quality.baseline().interval();
    Dot dot = Dot.at(1, quality.baseline().point()).x(1.0, 1.0).named("full depth");
    return interval == null ? dot : dot.y(interval.low(), interval.high());
  }

  private static Panel panel(Strategies strategies, String task, List<Place> places) {
    Comparison any = strategies.comparison(places.get(1).strategy(), task);
    String metric = any == null ? "score" : shown(strategies, any).metric();
    Panel panel =
        strategies.withClaims(
            Panel.of(task, Axis.ratio("speedup, log scale"), Axis.linear(metric)), true);
    double least = places.stream().mapToDouble(place -> place.dot().y()).min().orElse(0);
    for (Observations.Aim aim : strategies.observations().aims()) {
      if (aim.kind().equals("quality") && aim.metric().equals(metric)) {
        double allowed = places.get(0).dot().y() - aim.bound();
        panel =
            panel.shade(
                new Panel.Region(false, Math.min(least, allowed) - 1, allowed, "not allowed"));
      }
    }
    List<Dot> frontier =
        places.stream()
            .filter(place -> places.stream().noneMatch(other -> other.beats(place)))
            .map(place -> Dot.at(place.dot().x(), place.dot().y()))
            .sorted(Comparator.comparingDouble(Dot::x))
            .toList();
    panel = panel.with(new Series.Curve("not beaten", Ink.grey().wide(1.2), true, frontier));
    for (Place place : places) {
      boolean beaten = places.stream().anyMatch(other -> other.beats(place));
      boolean sure = places.stream().anyMatch(other -> other.surelyBeats(place));
      Ink ink = strategies.ink(place.strategy());
      panel =
          panel.with(
              new Series.Dots(
                  place.strategy(), beaten && !sure ? ink.fade() : ink, List.of(place.dot())));
    }
    return panel;
  }
}
