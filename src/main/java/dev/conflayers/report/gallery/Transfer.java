package dev.conflayers.report.gallery;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Estimand;
import dev.conflayers.analysis.Figure;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a skip set that was searched for on one task is worth on the others. */
final class Transfer {
  private static final String TITLE = "Skip sets of one task on another";
  private static final Pattern SEARCHED = Pattern.compile(", search-on: ([^,}]+)");
  private static final Pattern NAME = Pattern.compile("name: [^,}]*");

  private Transfer() {}

  static Picture of(Strategies strategies) {
    for (Map<String, String> byTask : methods(strategies.analysis().strategies()).values()) {
      if (byTask.size() > 1) {
        return picture(strategies, byTask);
      }
    }
    return Picture.none(
        "transfer",
        TITLE,
        "no strategy of the suite uses, on one task, the skip set that was searched on another");
  }

  /** Returns, by what strategies have in common, the strategy that searched on each task. */
  static Map<String, Map<String, String>> methods(List<Analysis.StrategyFacts> strategies) {
    Map<String, Map<String, String>> methods = new TreeMap<>();
    for (Analysis.StrategyFacts strategy : strategies) {
      Matcher searched = SEARCHED.matcher(strategy.settings());
      if (searched.find()) {
        String rest = NAME.matcher(searched.replaceFirst("")).replaceAll("name");
        methods.computeIfAbsent(rest, r -> new TreeMap<>()).put(searched.group(1), strategy.name());
      }
    }
    return methods;
  }

  private static Picture picture(Strategies strategies, Map<String, String> byTask) {
    // Names run from the top down, and across from the right.
    List<String> columns = new ArrayList<>(strategies.tasks());
    Collections.reverse(columns);
    // In the same order, so that a task meets its own set on the diagonal.
    List<String> rows = strategies.tasks().stream().filter(byTask::containsKey).toList();
    List<String> names = rows.stream().map(byTask::get).map(Objects::requireNonNull).toList();
    List<Dot> dots = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Figure speed = strategies.figure(names.get(row), columns.get(column), Estimand.S_GEO);
        Double value = speed == null ? null : speed.value();
        dots.add(
            Dot.at(column, row)
                .x(column - 0.5, column + 0.5)
                .y(row - 0.5, row + 0.5)
                .named(words(speed)));
        values.add(value == null ? Double.NaN : value);
      }
    }
    double least = values.stream().filter(v -> v > 0).min(Double::compare).orElse(1.0);
    double most = values.stream().filter(v -> v > 0).max(Double::compare).orElse(1.0);
    Panel panel =
        Panel.of("", Axis.names(columns), Axis.names(rows))
            .with(new Series.Heat("S_geo", dots, values, least, Math.max(most, least * 1.001)));
    return Picture.of(
            "transfer",
            TITLE,
            strategies.caption(
                "Rows: the task that was searched on, on its tune split. Columns: the task that was"
                    + " decoded. S_geo, "
                    + strategies.level()
                    + ". Where sets suit their task, the diagonal is darkest;"
                    + " the figures are in the CSV."),
            "Speedup by the task whose skip set was used and the task it was used on.",
            List.of(panel))
        .grid(1, 90 + 48 * rows.size());
  }

  private static String words(@Nullable Figure speed) {
    if (speed == null || speed.value() == null) {
      return "";
    }
    Double low = speed.bounds().low();
    Double high = speed.bounds().high();
    String interval =
        low == null || high == null ? "" : String.format(Locale.ROOT, " [%.2f, %.2f]", low, high);
    return String.format(Locale.ROOT, "%.2f", speed.value()) + interval;
  }
}
