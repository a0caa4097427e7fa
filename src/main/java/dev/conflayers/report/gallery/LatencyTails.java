package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Latency;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chart of latency quantiles of each strategy, full depth first. */
final class LatencyTails {
  private static final String ID = "latency-tails";
  private static final String TITLE = "Latency at the median and in the tail";
  private static final List<String> LEVELS = List.of("p50", "p95", "p99");
  private static final List<Latency> SHOWN = List.of(Latency.TTFT, Latency.TPOT, Latency.GAP);
  private static final double APART = 0.22;
  private static final int ROW = 40;
  private static final int AROUND = 80;

  private LatencyTails() {}

  static Picture of(ChartedStrategies strategies) {
    List<String> names = new ArrayList<>(List.of(strategies.analysis().run().baseline()));
    names.addAll(strategies.several());
    List<Panel> panels = new ArrayList<>();
    List<String> said = new ArrayList<>();
    int most = 0;
    for (Latency latency : SHOWN) {
      List<Comparison> rows = rows(strategies, names, latency);
      if (!rows.isEmpty()) {
        panels.add(panel(rows, latency, said));
        most = Math.max(most, rows.size());
      }
    }
    return panels.isEmpty()
        ? Picture.none(ID, TITLE, "prefill was not timed separately")
        : Picture.of(
                ID,
                TITLE,
                strategies.caption(
                    "Quantiles over the requests of all tasks; a burst of tokens is one pause. "
                        + strategies.level()
                        + "; only the lower end if there are too few requests for an upper one."
                        + strategies.severalOf()),
                String.join("; ", said),
                panels)
            .grid(1, AROUND + ROW * most);
  }

  private static List<Comparison> rows(
      ChartedStrategies strategies, List<String> names, Latency latency) {
    List<Comparison> rows = new ArrayList<>();
    for (String name : names) {
      Comparison row = strategies.comparison(name, Comparison.ALL_TASKS);
      if (row != null && row.figure(latency.quantile(), LEVELS.get(0)) != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static Panel panel(List<Comparison> rows, Latency latency, List<String> said) {
    String title =
        latency.words().substring(0, 1).toUpperCase(Locale.ROOT) + latency.words().substring(1);
    Panel panel =
        Panel.of(
            title,
            Axis.log("ms, log scale (right: slower)"),
            Axis.names(rows.stream().map(Comparison::strategy).toList()));
    for (int level = 0; level < LEVELS.size(); level++) {
      List<Dot> dots = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        Estimate figure = rows.get(row).figure(latency.quantile(), LEVELS.get(level));
        Double value = figure == null ? null : figure.value();
        if (figure != null && value != null) {
          Double low = figure.bounds().low();
          Double high = figure.bounds().high();
          dots.add(
              Dot.at(value, row + (level - 1) * APART)
                  .x(low == null ? value : low, high == null ? value : high)
                  .named(ChartedStrategies.interval(figure, 2)));
          said.add(
              String.format(
                  Locale.ROOT,
                  "%s of %s, %s: %.2f ms",
                  LEVELS.get(level),
                  latency.words(),
                  rows.get(row).strategy(),
                  value));
        }
      }
      panel = panel.with(new Series.Dots(LEVELS.get(level), Ink.of(level), dots));
    }
    return panel;
  }
}
