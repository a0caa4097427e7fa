package dev.conflayers.report.gallery;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.Observations;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chart of the distribution of tokens per verification. */
final class AcceptanceLengths {
  private static final String TITLE = "Tokens per verification";
  private static final double HALF = 0.4;

  private AcceptanceLengths() {}

  static Picture of(ChartedStrategies strategies) {
    List<Panel> panels = new ArrayList<>();
    for (String strategy : strategies.several()) {
      for (Observations.Lengths lengths : strategies.observations().lengths()) {
        if (lengths.strategy().equals(strategy)) {
          panels.add(panel(strategies, lengths));
        }
      }
    }
    return panels.isEmpty()
        ? Picture.none("acceptance-length", TITLE, "nothing was drafted and verified")
        : Picture.of(
                "acceptance-length",
                TITLE,
                strategies.caption(
                    "Share of verifications by number of emitted tokens, bonus token included;"
                        + " rings: geometric distribution with the same mean. tau: mean acceptance"
                        + " length, "
                        + strategies.level()
                        + "."
                        + strategies.severalOf()),
                String.join("; ", panels.stream().map(Panel::title).toList()),
                panels)
            .grid(Math.min(2, panels.size()), 230);
  }

  private static Panel panel(ChartedStrategies strategies, Observations.Lengths lengths) {
    double all = lengths.counts().stream().mapToInt(i -> i).sum();
    int most = lengths.counts().size() - 1;
    double tokens = 0;
    List<Dot> bars = new ArrayList<>();
    for (int i = 0; i <= most; i++) {
      int count = lengths.counts().get(i);
      tokens += (double) i * count;
      if (i > 0 || count > 0) {
        bars.add(
            Dot.at(i, count / all)
                .x(i - HALF, i + HALF)
                .y(0.0, count / all)
                .named(Integer.toString(count)));
      }
    }
    double again = 1 - all / tokens;
    List<Dot> fit = new ArrayList<>();
    for (int i = 1; i <= most; i++) {
      double share = (1 - again) * Math.pow(again, i - 1);
      fit.add(Dot.at(i, i == most ? Math.pow(again, i - 1.0) : share));
    }
    Estimate tau =
        strategies.figure(lengths.strategy(), lengths.task(), Estimand.ACCEPTANCE_LENGTH);
    String title =
        String.format(
            Locale.ROOT,
            "%s · %s: tau %s",
            lengths.strategy(),
            lengths.task(),
            tau == null ? "–" : ChartedStrategies.interval(tau, 2));
    String axis =
        String.format(
            Locale.ROOT,
            "tokens emitted (1: none accepted, %.0f%%)",
            100 * (most >= 1 ? lengths.counts().get(1) / all : 0));
    return Panel.of(
            title,
            Axis.count(axis).within(0.4, Math.max(2, most) + 0.6),
            Axis.linear("share").from(0))
        .with(new Series.Bars("verifications", strategies.ink(lengths.strategy()), bars))
        .with(new Series.Dots("geometric, same mean", Ink.of(6).open().sized(6), fit));
  }
}
