package dev.conflayers.report.gallery;

import dev.conflayers.judge.analysis.Choice;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chart of the tuning result: each candidate's speedup on the tune split, and the chosen one's on
 * the test split.
 */
public final class ChoiceChart {
  private static final String TITLE = "Speedup on the tune and test splits";
  private static final int ROW = 24;
  private static final int AROUND = 90;
  private static final double APART = 0.16;

  private ChoiceChart() {}

  /** Returns the last round of each candidate, ordered by round reached, then by speed. */
  public static List<Choice.Shown> lastOfEach(Choice choice) {
    Map<String, Choice.Shown> last = new LinkedHashMap<>();
    choice.tried().forEach(shown -> last.put(shown.strategy(), shown));
    return last.values().stream()
        .sorted(
            Comparator.comparingInt((Choice.Shown shown) -> -shown.round())
                .thenComparing(shown -> !shown.kept())
                .thenComparing(shown -> -speed(shown)))
        .toList();
  }

  private static double speed(Choice.Shown shown) {
    Double speed = shown.speed();
    return speed == null ? 0 : speed;
  }

  /** Returns the chart. */
  public static Picture of(Choice choice) {
    List<Choice.Shown> rows = lastOfEach(choice);
    List<Dot> aside = new ArrayList<>();
    List<Dot> kept = new ArrayList<>();
    List<Dot> tested = new ArrayList<>();
    List<Series> arrows = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Choice.Shown shown = rows.get(row);
      Dot tune = dot(shown, row - APART);
      (shown.kept() ? kept : aside).add(tune);
      for (Choice.Shown test : choice.tested()) {
        if (test.strategy().equals(shown.strategy())) {
          Dot there = dot(test, row + APART);
          tested.add(there);
          arrows.add(
              new Series.Curve(
                  "",
                  Ink.grey(),
                  false,
                  List.of(Dot.at(tune.x(), tune.y()), Dot.at(there.x(), there.y()))));
        }
      }
    }
    Panel panel =
        Panel.of(
                "",
                Axis.ratio("S_geo, log scale"),
                Axis.names(
                    rows.stream()
                        .map(shown -> shown.strategy() + " (round " + shown.round() + ")")
                        .toList()))
            .upright(1, "");
    for (Series arrow : arrows) {
      panel = panel.with(arrow);
    }
    panel =
        panel
            .with(new Series.Dots("tune split, set aside", Ink.of(0).open(), aside))
            .with(new Series.Dots("tune split, chosen", Ink.of(0), kept))
            .with(new Series.Dots("test split", Ink.of(1), tested));
    return Picture.of(
            "choice",
            TITLE,
            List.of(
                "S_geo over all tasks with 95% intervals; on the tune split, in a candidate's last"
                    + " round. The tune split, on which the choice was based, overstates the chosen"
                    + " candidate; lines lead to its result on the test split."),
            "Speedup of each candidate on the tune split, and of the chosen one on the test split.",
            List.of(panel))
        .grid(1, AROUND + ROW * rows.size());
  }

  private static Dot dot(Choice.Shown shown, double row) {
    Double speed = shown.speed();
    return Dot.at(speed == null ? Double.NaN : speed, row).x(shown.low(), shown.high());
  }
}
