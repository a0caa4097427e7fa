package dev.conflayers.report.gallery;

import dev.conflayers.evidence.text.Parting;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Chart of full depth's top-two logit gaps where outputs diverge. */
final class DivergenceGaps {
  private static final String TITLE = "Full depth's certainty at divergence";
  private static final double DECIDED = 2;
  private static final double LEAST = 1e-4;
  private static final int PER_DECADE = 4;
  private static final int NAMED = 5;

  private DivergenceGaps() {}

  static Picture of(ChartedStrategies strategies) {
    List<Panel> panels = new ArrayList<>();
    StringJoiner words = new StringJoiner("; ");
    for (String strategy : strategies.rivals()) {
      List<Parting> partings =
          strategies.analysis().partings().stream()
              .filter(parting -> parting.strategy().equals(strategy))
              .toList();
      if (!partings.isEmpty()) {
        panels.add(panel(strategies, strategy, partings));
        words.add(words(strategy, partings));
      }
    }
    return panels.isEmpty()
        ? Picture.none("gaps", TITLE, "no output diverged from full depth")
        : Picture.of(
                "gaps",
                TITLE,
                strategies.caption(
                    "Full depth's top-two logit gap in nats after the common prefix; from 2"
                        + " upwards, rounding cannot be the cause. Gaps below 0.0001 are shown as"
                        + " 0.0001. "
                        + words),
                words.toString(),
                panels)
            .grid(Math.min(2, panels.size()), 260);
  }

  private static String words(String strategy, List<Parting> partings) {
    List<String> decided =
        partings.stream()
            .filter(parting -> parting.gap() >= DECIDED)
            .map(parting -> parting.task() + "/" + parting.example())
            .distinct()
            .toList();
    String names =
        decided.isEmpty()
            ? ""
            : ": "
                + String.join(", ", decided.subList(0, Math.min(NAMED, decided.size())))
                + (decided.size() > NAMED ? ", ..." : "");
    return String.format(
        Locale.ROOT,
        "%s: %d outputs diverge, on %d prompts not at a tie%s",
        strategy,
        partings.size(),
        decided.size(),
        names);
  }

  private static Panel panel(
      ChartedStrategies strategies, String strategy, List<Parting> partings) {
    int[] counts = new int[6 * PER_DECADE];
    int first = (int) Math.round(Math.log10(LEAST) * PER_DECADE);
    for (Parting parting : partings) {
      double log = Math.log10(Math.max(LEAST, parting.gap())) * PER_DECADE;
      int bin = (int) Math.floor(log + 1e-9) - first;
      counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
    }
    List<Dot> bars = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      double low = Math.pow(10, (double) (first + i) / PER_DECADE);
      double high = Math.pow(10, (double) (first + i + 1) / PER_DECADE);
      if (counts[i] > 0) {
        bars.add(Dot.at(Math.sqrt(low * high), counts[i]).x(low, high).y(0.0, (double) counts[i]));
      }
    }
    Ink ink = strategies.ink(strategy);
    return Panel.of(
            strategy,
            Axis.log("gap in nats (log)").within(LEAST, 100),
            Axis.count("outputs").from(0))
        .with(new Series.Bars("", ink, bars))
        .upright(DECIDED, "decided");
  }
}
