package dev.conflayers.report.gallery;

import dev.conflayers.base.Numbers;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chart of the Pareto front of speed and quality. */
final class Pareto {
  private static final String TITLE = "Speed against quality";

  /** The fewest prompts after a search; with fewer, the interval would fill the panel. */
  private static final int FEW = 5;

  private static final double THIN = 1;

  /** Margins as shares of the strategies' range. */
  private static final double NAME_WIDTH = 0.13;

  private static final double NAME_HEIGHT = 0.05;

  private final ChartedStrategies strategies;
  private final List<Sweeps.Line> lines;

  /** The sweep line of each strategy that is on one. */
  private final Map<String, Sweeps.Line> lineOf = new HashMap<>();

  private Pareto(ChartedStrategies strategies) {
    this.strategies = strategies;
    this.lines =
        Sweeps.of(strategies.analysis().strategies()).values().stream()
            .flatMap(List::stream)
            .filter(this::takes)
            .toList();
  }

  /**
   * For a grid, draws the lines of one setting only; those of a second would make a mesh.
   * Strategies with individual names keep them.
   */
  private boolean takes(Sweeps.Line line) {
    if (!line.named()) {
      return false;
    }
    List<String> free =
        line.strategies().values().stream().filter(name -> !lineOf.containsKey(name)).toList();
    free.forEach(name -> lineOf.put(name, line));
    return free.size() > 1;
  }

  static Picture of(ChartedStrategies strategies) {
    return new Pareto(strategies).picture();
  }

  private Picture picture() {
    List<Panel> panels = new ArrayList<>();
    for (String task : strategies.tasks()) {
      List<Place> places = places(task);
      if (places.size() > 1) {
        panels.add(panel(task, places));
      }
    }
    return panels.isEmpty()
        ? Picture.none("pareto", TITLE, "no task has both references for scoring and timed prompts")
        : Picture.of(
                "pareto",
                TITLE,
                strategies.caption(
                    "S_steady (S_geo where fewer than "
                        + FEW
                        + " prompts followed a search) and the task's first metric, or a claimed"
                        + " one, "
                        + strategies.level()
                        + " in both directions. Steps: the Pareto front; faded: dominated, but not"
                        + " significantly; hollow: significantly dominated; shaded: loses more than"
                        + " its claim allows. A score interval equal to full depth's is drawn once."
                        + " "
                        + (lines.isEmpty()
                            ? ""
                            : "Lines join the values of a setting; undominated ones are labelled"
                                + " where there is room.")),
                "Score by speedup for each strategy and full depth.",
                panels)
            .grid(Math.min(2, panels.size()), lines.isEmpty() ? 290 : 330);
  }

  private List<Place> places(String task) {
    List<Place> places = new ArrayList<>();
    for (String strategy : strategies.rivals()) {
      Estimate steady = strategies.figure(strategy, task, Estimand.S_STEADY);
      Estimate speed =
          steady == null || steady.n() < FEW
              ? strategies.figure(strategy, task, Estimand.S_GEO)
              : steady;
      Comparison.Quality quality = quality(strategy, task);
      if (speed != null && quality != null) {
        if (places.isEmpty()) {
          Dot full = Dot.at(1, quality.baseline().point()).x(1.0, 1.0).named("full depth");
          places.add(
              new Place(
                  strategies.analysis().run().baseline(),
                  Scores.upright(full, quality.baseline())));
        }
        Dot dot = ChartedStrategies.across(speed, quality.strategy().point()).named(strategy);
        places.add(new Place(strategy, Scores.upright(dot, quality.strategy())));
      }
    }
    return places;
  }

  private Comparison.@Nullable Quality quality(String strategy, String task) {
    return Scores.shown(strategies, strategies.comparison(strategy, task));
  }

  private Panel panel(String task, List<Place> places) {
    Comparison.Quality any =
        Objects.requireNonNull(quality(places.get(1).strategy(), task), "places have scores");
    double least = places.stream().mapToDouble(place -> place.dot().y()).min().orElse(0);
    Panel panel =
        strategies.withClaims(
            Panel.of(task, Axis.ratio("speedup, log scale"), Axis.linear(any.metric())), true);
    panel = Scores.forbid(strategies, panel, any, least);
    // From the fastest: any speed down to the next strategy's is available at this score only.
    List<Dot> frontier =
        places.stream()
            .filter(place -> !place.isBeaten(places))
            .map(place -> Dot.at(place.dot().x(), place.dot().y()))
            .sorted(Comparator.comparingDouble((Dot dot) -> -dot.x()))
            .toList();
    panel = panel.with(new Series.Curve("Pareto front", Ink.grey().wide(1.2), true, frontier));
    List<Dot> named = new ArrayList<>();
    for (Sweeps.Line line : lines) {
      panel = joined(panel, line, places, named);
    }
    panel = panel.with(new Series.Notes("", Ink.grey(), apart(named, places)));
    for (Place place : places) {
      // A strategy's mark in the legend is neither faded nor hollow, wherever it lies.
      panel = panel.with(new Series.Dots(name(place), ink(place), List.of()));
      panel =
          panel.with(
              new Series.Dots(
                  name(place), standing(place, places), List.of(place.beside(places.get(0)))));
    }
    return panel;
  }

  /** Joins the strategies of a line, and adds the undominated ones to {@code named}. */
  private static Panel joined(Panel panel, Sweeps.Line line, List<Place> places, List<Dot> named) {
    List<Dot> dots = new ArrayList<>();
    for (Map.Entry<Double, String> member : line.strategies().entrySet()) {
      for (Place place : places) {
        if (place.strategy().equals(member.getValue())) {
          Dot dot = Dot.at(place.dot().x(), place.dot().y()).named(Numbers.plain(member.getKey()));
          dots.add(dot);
          if (!place.isBeaten(places)) {
            named.add(dot);
          }
        }
      }
    }
    return dots.size() < 2
        ? panel
        : panel.with(new Series.Curve("", Ink.of(line.place()).fade().wide(THIN), false, dots));
  }

  /** Returns the dots whose labels do not overlap, the fastest first. */
  private static List<Dot> apart(List<Dot> named, List<Place> places) {
    DoubleSummaryStatistics x =
        places.stream().mapToDouble(place -> Math.log(place.dot().x())).summaryStatistics();
    DoubleSummaryStatistics y =
        places.stream().mapToDouble(place -> place.dot().y()).summaryStatistics();
    double wide = NAME_WIDTH * (x.getMax() - x.getMin());
    double high = NAME_HEIGHT * (y.getMax() - y.getMin());
    List<Dot> kept = new ArrayList<>();
    named.stream()
        .sorted(Comparator.comparingDouble((Dot dot) -> -dot.x()))
        .filter(
            dot ->
                kept.stream()
                    .allMatch(
                        other ->
                            Math.abs(Math.log(dot.x() / other.x())) > wide
                                || Math.abs(dot.y() - other.y()) > high))
        .forEach(kept::add);
    return kept;
  }

  private String name(Place place) {
    Sweeps.Line line = lineOf.get(place.strategy());
    return line == null ? place.strategy() : line.label() + ", by " + line.setting();
  }

  /** Returns a filled ink; in this chart, hollow marks mean dominated. */
  private Ink ink(Place place) {
    Sweeps.Line line = lineOf.get(place.strategy());
    Ink ink = line == null ? strategies.ink(place.strategy()) : Ink.of(line.place());
    return new Ink(ink.series(), false, false, THIN, ink.size());
  }

  private Ink standing(Place place, List<Place> places) {
    if (!place.isBeaten(places)) {
      return ink(place);
    }
    return place.isSurelyBeaten(places) ? ink(place).open() : ink(place).fade();
  }
}
