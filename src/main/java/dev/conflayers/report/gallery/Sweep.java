package dev.conflayers.report.gallery;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Comparison;
import dev.conflayers.analysis.Estimand;
import dev.conflayers.analysis.Figure;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a setting does, where strategies differ in it alone. */
final class Sweep {
  private static final String TITLE = "What one setting does";
  private static final Pattern NUMBER = Pattern.compile("([a-z-]+): (-?[0-9]+(?:\\.[0-9]+)?)\\b");
  private static final Pattern NAME = Pattern.compile("name: [^,}]*");

  private Sweep() {}

  static Picture of(Strategies strategies) {
    Map<String, SortedMap<Double, String>> sweeps = new TreeMap<>();
    for (Analysis.StrategyFacts strategy : strategies.analysis().strategies()) {
      String settings = NAME.matcher(strategy.settings()).replaceAll("name");
      for (MatchResult found : NUMBER.matcher(settings).results().toList()) {
        if (found.group(1).equals("seed")) {
          continue;
        }
        String rest =
            settings.substring(0, found.start(2)) + "?" + settings.substring(found.end(2));
        sweeps
            .computeIfAbsent(found.group(1) + "\n" + rest, s -> new TreeMap<>())
            .put(Double.valueOf(found.group(2)), strategy.name());
      }
    }
    for (Map.Entry<String, SortedMap<Double, String>> sweep : sweeps.entrySet()) {
      if (sweep.getValue().size() > 1) {
        return picture(strategies, sweep.getKey().lines().findFirst().orElse(""), sweep.getValue());
      }
    }
    return Picture.none(
        "sweep", TITLE, "no two strategies of the suite differ in one number alone");
  }

  private static Picture picture(
      Strategies strategies, String setting, SortedMap<Double, String> values) {
    List<Panel> panels = new ArrayList<>();
    panels.add(
        strategies.withClaims(
            panel(strategies, values, Estimand.S_GEO, Axis.linear(setting), Axis.ratio("S_geo")),
            false));
    panels.add(
        panel(
            strategies,
            values,
            Estimand.ACCEPTANCE_RATE,
            Axis.linear(setting),
            Axis.share("acceptance rate")));
    panels.add(
        panel(
            strategies,
            values,
            Estimand.TOKEN_EXACT,
            Axis.linear(setting),
            Axis.share("same tokens")));
    panels.removeIf(panel -> panel.series().isEmpty());
    return Picture.of(
            "sweep",
            TITLE + ": " + setting,
            strategies.caption(
                "Over all tasks, " + strategies.level() + "; same tokens: share of prompts."),
            "Speedup, acceptance and agreement by " + setting + ".",
            panels)
        .grid(1, 200);
  }

  private static Panel panel(
      Strategies strategies, SortedMap<Double, String> values, Estimand estimand, Axis x, Axis y) {
    List<Dot> dots = new ArrayList<>();
    values.forEach(
        (value, strategy) -> {
          Figure figure = strategies.figure(strategy, Comparison.ALL_TASKS, estimand);
          if (figure != null) {
            dots.add(Strategies.upright(value, figure).named(strategy));
          }
        });
    Panel panel = Panel.of("", x, y);
    return dots.isEmpty()
        ? panel
        : panel
            .with(new Series.Band("", Ink.of(0), dots))
            .with(new Series.Curve("", Ink.of(0), false, dots))
            .with(new Series.Dots("", Ink.of(0), dots));
  }
}
