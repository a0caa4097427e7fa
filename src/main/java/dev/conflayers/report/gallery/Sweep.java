package dev.conflayers.report.gallery;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Charts of the effect of one setting, for strategies that differ in it alone. */
final class Sweep {
  private static final String TITLE = "Effect of one setting";
  private static final int MOST_SETTINGS = 4;
  private static final int MOST_LINES = 6;
  private static final int HEIGHT = 220;

  private final ChartedStrategies strategies;
  private final String setting;
  private final List<Sweeps.Line> lines;

  private Sweep(ChartedStrategies strategies, String setting, List<Sweeps.Line> lines) {
    this.strategies = strategies;
    this.setting = setting;
    this.lines = lines.subList(0, Math.min(MOST_LINES, lines.size()));
  }

  static List<Picture> of(ChartedStrategies strategies) {
    Map<String, List<Sweeps.Line>> sweeps = Sweeps.of(strategies.analysis().strategies());
    if (sweeps.isEmpty()) {
      return List.of(
          Picture.none(
              "sweep", TITLE, "no two strategies of the suite differ in one number alone"));
    }
    return sweeps.entrySet().stream()
        .limit(MOST_SETTINGS)
        .map(
            sweep ->
                new Sweep(strategies, sweep.getKey(), sweep.getValue())
                    .picture(sweep.getValue().size(), sweeps.size()))
        .toList();
  }

  private Picture picture(int allLines, int settings) {
    List<Panel> panels = new ArrayList<>();
    panels.add(
        strategies.withClaims(figures("speedup", Axis.ratio("S_geo"), Estimand.S_GEO), false));
    panels.add(figures("text", share("same tokens"), Estimand.TOKEN_EXACT));
    panels.add(figures("drafts", share("acceptance rate"), Estimand.ACCEPTANCE_RATE));
    panels.add(panel("draft passes", share("skipped share"), this::skipped));
    panels.add(
        figures("weights read", Axis.linear("passes per token"), Estimand.WEIGHT_PASSES)
            .level(1, "full depth"));
    strategies.tasks().forEach(task -> scores(task, panels));
    panels.removeIf(panel -> panel.series().isEmpty());
    String id = "sweep-" + setting;
    String title = TITLE + ": " + setting;
    if (panels.isEmpty()) {
      return Picture.none(id, title, "strategies that differ in it were not measured");
    }
    return Picture.of(
            id,
            title,
            strategies.caption(
                "Over all tasks, then each task's first metric or a claimed one; bands: "
                    + strategies.level()
                    + "; same tokens: share of prompts; passes: full-depth passes. Picking the best"
                    + " value here biases its result: test it on other prompts."
                    + (allLines > MOST_LINES
                        ? " The first " + MOST_LINES + " of " + allLines + " lines."
                        : "")
                    + (settings > MOST_SETTINGS
                        ? " One of the first " + MOST_SETTINGS + " of " + settings + " settings."
                        : "")),
            "Speedup, text, acceptance, weights and scores by " + setting + ".",
            panels)
        .grid(2, HEIGHT);
  }

  /** Starts slightly below 0, so that marks at 0 are not clipped. */
  private static Axis share(String label) {
    return Axis.linear(label).within(-0.03, 1.03);
  }

  private Panel figures(String title, Axis y, Estimand estimand) {
    return panel(
        title,
        y,
        (value, strategy) -> {
          Estimate figure = strategies.figure(strategy, Comparison.ALL_TASKS, estimand);
          return figure == null ? null : ChartedStrategies.upright(value, figure);
        });
  }

  private @Nullable Dot skipped(double value, String strategy) {
    Comparison all = strategies.comparison(strategy, Comparison.ALL_TASKS);
    Double share = all == null ? null : all.drafting().skippedShare();
    return share == null ? null : Dot.at(value, share);
  }

  private void scores(String task, List<Panel> panels) {
    Comparison.Quality any =
        strategies.rivals().stream()
            .map(strategy -> Scores.shown(strategies, strategies.comparison(strategy, task)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (any == null) {
      return;
    }
    Panel panel =
        panel(
            task,
            Axis.linear(any.metric()),
            (value, strategy) -> {
              Comparison.Quality quality =
                  Scores.shown(strategies, strategies.comparison(strategy, task));
              return quality == null
                  ? null
                  : Scores.upright(Dot.at(value, quality.strategy().point()), quality.strategy());
            });
    double full = any.baseline().point();
    panels.add(Scores.forbid(strategies, panel, any, full).level(full, "full depth"));
  }

  private Panel panel(String title, Axis y, BiFunction<Double, String, @Nullable Dot> dot) {
    Panel panel = Panel.of(title, Axis.linear(setting), y);
    for (Sweeps.Line line : lines) {
      List<Dot> dots = new ArrayList<>();
      line.strategies()
          .forEach(
              (value, strategy) -> {
                Dot found = dot.apply(value, strategy);
                if (found != null) {
                  dots.add(found.named(strategy));
                }
              });
      if (!dots.isEmpty()) {
        Ink ink = Ink.of(line.place());
        List<Dot> bare = dots.stream().map(d -> Dot.at(d.x(), d.y()).named(d.label())).toList();
        panel =
            panel
                .with(new Series.Band("", ink, dots))
                .with(new Series.Curve("", ink, false, bare))
                .with(new Series.Dots(line.label(), ink, bare));
      }
    }
    return panel;
  }
}
