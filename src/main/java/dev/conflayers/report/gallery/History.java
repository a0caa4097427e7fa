package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.RunSummary;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.ChangePoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chart of the speedup over successive runs of one suite on one testbed. */
public final class History {
  private static final String TITLE = "Speedup by run";
  private static final int SHORTEST = 3;

  /** Labels of changes, by the name of the fact. */
  private static final Map<String, String> SURROUNDINGS =
      Map.of("git-commit", "program", "jdk", "JDK", "operating-system", "system");

  private final List<RunSummary> runs;
  private final List<String> strategies;

  private History(List<RunSummary> runs) {
    this.runs = runs;
    this.strategies =
        runs.stream()
            .flatMap(run -> run.strategies().stream())
            .map(RunSummary.Headline::strategy)
            .distinct()
            .toList();
  }

  /** Returns the chart; numbers across are places in {@code runs}, from 1. */
  public static Picture of(List<RunSummary> runs) {
    return new History(runs).picture();
  }

  private Picture picture() {
    Map<String, List<RunSummary>> groups = new LinkedHashMap<>();
    for (RunSummary run : runs) {
      groups.computeIfAbsent(run.suite() + ": " + run.testbed(), g -> new ArrayList<>()).add(run);
    }
    List<Panel> panels = new ArrayList<>();
    groups.forEach(
        (name, group) -> {
          Panel panel = panel(name, group);
          if (!panel.series().isEmpty()) {
            panels.add(panel);
          }
        });
    return panels.isEmpty()
        ? Picture.none("history", TITLE, "no run timed both a strategy and full depth")
        : Picture.of(
                "history",
                TITLE,
                List.of(
                    "S_geo over all tasks with its interval; a panel for each suite and testbed; x:"
                        + " the number of the run in the table. Vertical lines: a change of"
                        + " conditions. Horizontal lines: segments of at least "
                        + SHORTEST
                        + " runs with a common median (L1-Potts), if there is more than one."),
                "Speedup of each strategy by run, for each suite and testbed.",
                panels)
            .grid(1, 230);
  }

  private Panel panel(String name, List<RunSummary> group) {
    Panel panel =
        Panel.of(
                name,
                Axis.count("run").within(0.5, runs.size() + 0.5),
                Axis.ratio("S_geo, log scale"))
            .level(1, "");
    for (String strategy : strategies) {
      List<Dot> dots = new ArrayList<>();
      for (RunSummary run : group) {
        Estimate speed = speed(run, strategy);
        if (speed != null && speed.value() != null) {
          dots.add(ChartedStrategies.upright(number(run), speed).named(run.run()));
        }
      }
      if (!dots.isEmpty()) {
        Ink ink = Ink.of(strategies.indexOf(strategy));
        for (Series level : levels(ink, dots)) {
          panel = panel.with(level);
        }
        panel = panel.with(new Series.Dots(strategy, ink, dots));
      }
    }
    for (int i = 1; i < group.size(); i++) {
      String changed = changed(group.get(i - 1), group.get(i));
      if (!changed.isEmpty()) {
        panel = panel.upright(number(group.get(i)) - 0.5, changed);
      }
    }
    return panel;
  }

  private double number(RunSummary run) {
    return runs.indexOf(run) + 1;
  }

  private static @Nullable Estimate speed(RunSummary run, String strategy) {
    return run.strategies().stream()
        .filter(headline -> headline.strategy().equals(strategy))
        .findFirst()
        .map(RunSummary.Headline::speed)
        .orElse(null);
  }

  private static List<Series> levels(Ink ink, List<Dot> dots) {
    List<Series> levels = new ArrayList<>();
    if (dots.size() < 2 * SHORTEST) {
      return levels;
    }
    List<ChangePoints.Segment> segments =
        ChangePoints.of(dots.stream().mapToDouble(dot -> Math.log(dot.y())).toArray(), SHORTEST);
    if (segments.size() > 1) {
      for (ChangePoints.Segment segment : segments) {
        double level = Math.exp(segment.median());
        Dot start = Dot.at(dots.get(segment.start()).x() - 0.4, level);
        Dot end = Dot.at(dots.get(segment.end() - 1).x() + 0.4, level);
        levels.add(new Series.Curve("", ink.wide(1.2), false, List.of(start, end)));
      }
    }
    return levels;
  }

  /** Returns the facts that differ between two runs of a suite on one testbed. */
  private static String changed(RunSummary before, RunSummary after) {
    List<String> changed = new ArrayList<>();
    if (!before.fingerprint().equals(after.fingerprint())) {
      changed.add("plan");
    }
    SURROUNDINGS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(
            fact ->
                !Objects.equals(
                    before.environment().get(fact.getKey()),
                    after.environment().get(fact.getKey())))
        .forEach(fact -> changed.add(fact.getValue()));
    return String.join(", ", changed);
  }
}
