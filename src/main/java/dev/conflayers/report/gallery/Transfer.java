package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Heat map of the transfer of skip sets: the speedup of a set searched on one task when used on
 * others.
 */
final class Transfer {
  private static final String TITLE = "Transfer of skip sets between tasks";

  /** Cells above this point of the scale are too dark for dark text. */
  private static final double DARK = 0.6;

  private static final double LINE = 0.26;

  private final ChartedStrategies strategies;
  private final List<String> rows;
  private final List<String> names;

  /** From the last task to the first: rows run from the top down, columns from the right. */
  private final List<String> columns;

  private final List<Dot> cells = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<Dot> onLight = new ArrayList<>();
  private final List<Dot> onDark = new ArrayList<>();
  private final List<Dot> diagonal = new ArrayList<>();

  private Transfer(ChartedStrategies strategies, Map<String, String> byTask) {
    this.strategies = strategies;
    // In the order of the columns, so that the diagonal shows tasks with their own sets.
    this.rows = strategies.tasks().stream().filter(byTask::containsKey).toList();
    this.names = rows.stream().map(byTask::get).map(Objects::requireNonNull).toList();
    this.columns = new ArrayList<>(strategies.tasks());
    Collections.reverse(columns);
  }

  static Picture of(ChartedStrategies strategies) {
    for (Map<String, String> byTask : methods(strategies.analysis().strategies()).values()) {
      if (byTask.size() > 1) {
        return new Transfer(strategies, byTask).picture();
      }
    }
    return Picture.none(
        "transfer",
        TITLE,
        "no strategy of the suite uses a skip set on another task than the one on which it was"
            + " searched");
  }

  /**
   * Returns the strategy that searched on each task, by the common part of the strategies' names.
   */
  static Map<String, Map<String, String>> methods(List<Analysis.StrategyFacts> strategies) {
    Map<String, Map<String, String>> methods = new TreeMap<>();
    for (Analysis.StrategyFacts strategy : strategies) {
      if (!strategy.searchOn().isEmpty()) {
        methods
            .computeIfAbsent(strategy.method(), m -> new TreeMap<>())
            .put(strategy.searchOn(), strategy.name());
      }
    }
    return methods;
  }

  private Picture picture() {
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Estimate speed = speed(names.get(row), columns.get(column));
        Double value = speed == null ? null : speed.value();
        cells.add(cell(column, row, 0.5).named(speed == null ? "" : words(speed)));
        values.add(value == null ? Double.NaN : value);
      }
    }
    double least = values.stream().filter(v -> v > 0).min(Double::compare).orElse(1.0);
    double most = values.stream().filter(v -> v > 0).max(Double::compare).orElse(1.0);
    double top = Math.max(most, least * 1.001);
    for (int at = 0; at < cells.size(); at++) {
      label(at / columns.size(), at % columns.size(), (values.get(at) - least) / (top - least));
    }
    String scale = String.format(Locale.ROOT, "S_geo, %.2f (light) to %.2f (dark)", least, top);
    Panel panel =
        Panel.of("", Axis.names(columns), Axis.names(rows))
            .with(new Series.Heat(scale, cells, values, least, top))
            .with(new Series.Bars("a task's own set", Ink.of(1).open().wide(2), diagonal))
            .with(new Series.Words("", Ink.grey(), false, onLight))
            .with(new Series.Words("", Ink.grey(), true, onDark));
    return Picture.of(
            "transfer",
            TITLE,
            strategies.caption(
                "Rows: the task on whose tune split the set was searched. Columns: the task"
                    + " decoded. S_geo, "
                    + strategies.level()
                    + "; acceptance rate; speed relative to the task's own set. If sets are"
                    + " specific to their task, the diagonal is darkest."),
            "Speedup by the task whose skip set was used and the task it was used on.",
            List.of(panel))
        .grid(1, 90 + 62 * rows.size());
  }

  private @Nullable Estimate speed(String strategy, String task) {
    return strategies.figure(strategy, task, Estimand.S_GEO);
  }

  private static Dot cell(int column, int row, double half) {
    return Dot.at(column, row).x(column - half, column + half).y(row - half, row + half);
  }

  private void label(int row, int column, double share) {
    String task = columns.get(column);
    boolean own = rows.get(row).equals(task);
    if (own) {
      diagonal.add(cell(column, row, 0.47));
    }
    List<String> lines = new ArrayList<>();
    Estimate speed = speed(names.get(row), task);
    if (speed == null) {
      return;
    }
    lines.add(words(speed));
    Comparison comparison = strategies.comparison(names.get(row), task);
    Double accepted = comparison == null ? null : comparison.drafting().acceptanceRate();
    if (accepted != null) {
      lines.add(String.format(Locale.ROOT, "%.0f %% accepted", 100 * accepted));
    }
    Double beside = own ? null : besideOwn(speed, task);
    if (beside != null) {
      lines.add(String.format(Locale.ROOT, "%+.1f %%", 100 * beside));
    }
    for (int line = 0; line < lines.size(); line++) {
      Dot at = Dot.at(column, row + LINE * (line - (lines.size() - 1) / 2.0));
      (share > DARK ? onDark : onLight).add(at.named(lines.get(line)));
    }
  }

  /** Returns its relative speed gain on a task over the task's own set. */
  private @Nullable Double besideOwn(Estimate speed, String task) {
    int own = rows.indexOf(task);
    Estimate suited = own < 0 ? null : speed(names.get(own), task);
    Double value = speed.value();
    Double best = suited == null ? null : suited.value();
    return value == null || best == null ? null : value / best - 1;
  }

  private static String words(Estimate speed) {
    return ChartedStrategies.interval(speed, 2);
  }
}
