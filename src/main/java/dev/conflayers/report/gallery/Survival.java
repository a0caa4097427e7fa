package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.KaplanMeier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Chart of the number of tokens for which outputs follow full depth. */
final class Survival {
  private static final String TITLE = "Tokens until divergence from full depth";

  private Survival() {}

  static Picture of(ChartedStrategies strategies) {
    List<Observations.Lasting> all = strategies.observations().lasting();
    if (all.isEmpty()) {
      return Picture.none("survival", TITLE, "no output was compared with full depth");
    }
    Panel panel =
        Panel.of("", Axis.count("token").from(0), Axis.share("share of prompts still identical"));
    StringJoiner words = new StringJoiner("; ");
    int same = 0;
    for (Observations.Lasting lasting : all) {
      Ink ink = strategies.ink(lasting.strategy());
      List<Dot> steps = steps(lasting);
      panel =
          panel
              .with(new Series.Band("", ink, corners(steps)))
              .with(new Series.Curve(lasting.strategy(), ink, true, steps));
      if (!lasting.censored().isEmpty()) {
        panel = panel.with(new Series.Dots("output ended identical", ink.sized(3), ticks(lasting)));
      }
      if (lasting.censored().size() < lasting.prompts()) {
        words.add(
            String.format(
                Locale.ROOT,
                "%s: %d of %d prompts never diverge",
                lasting.strategy(),
                lasting.censored().size(),
                lasting.prompts()));
      } else {
        same++;
      }
    }
    if (same > 0) {
      words.add(
          String.format(
              Locale.ROOT,
              "%d %s: no prompt diverges",
              same,
              same == 1 ? "strategy" : "strategies"));
    }
    return Picture.of(
        "survival",
        TITLE,
        strategies.caption(
            "Kaplan-Meier over prompts, the worst output of each; outputs that ended identical are"
                + " censored there; bands: "
                + strategies.level()
                + ". "
                + words),
        words.toString(),
        List.of(panel));
  }

  private static List<Dot> steps(Observations.Lasting lasting) {
    List<Dot> dots = new ArrayList<>();
    dots.add(Dot.at(0, 1).y(1.0, 1.0));
    for (KaplanMeier.Step step : lasting.steps()) {
      dots.add(
          Dot.at(step.time(), step.survival())
              .y(step.interval().low(), step.interval().high())
              .named(step.atRisk() + " at risk"));
    }
    Dot last = dots.get(dots.size() - 1);
    double end = lasting.censored().stream().mapToInt(i -> i).max().orElse(0);
    if (end > last.x()) {
      dots.add(Dot.at(end, last.y()).y(last.yLow(), last.yHigh()));
    }
    return dots;
  }

  private static List<Dot> corners(List<Dot> steps) {
    List<Dot> corners = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Dot step = steps.get(i);
      if (i > 0) {
        Dot before = steps.get(i - 1);
        corners.add(Dot.at(step.x(), before.y()).y(before.yLow(), before.yHigh()));
      }
      corners.add(step);
    }
    return corners;
  }

  private static List<Dot> ticks(Observations.Lasting lasting) {
    return lasting.censored().stream()
        .distinct()
        .map(
            time ->
                Dot.at(
                    time,
                    lasting.steps().stream()
                        .filter(step -> step.time() <= time)
                        .reduce((a, b) -> b)
                        .map(KaplanMeier.Step::survival)
                        .orElse(1.0)))
        .toList();
  }
}
