package dev.conflayers.report.gallery;

import dev.conflayers.evidence.SearchEvent;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import dev.conflayers.stats.Density;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Chart of the confidence distributions of kept and of skipped layers. */
final class KeptAndSkipped {
  private static final String ID = "confidence-kept-skipped";
  private static final String TITLE = "Confidence of kept and skipped layers";
  private static final int POINTS = 160;
  private static final double AROUND = 2.5;

  private KeptAndSkipped() {}

  static Picture of(ChartedStrategies strategies) {
    List<SearchEvent> looks = strategies.looks();
    if (looks.isEmpty()) {
      return Picture.none(ID, TITLE, ChartedStrategies.NO_LOOKS);
    }
    List<Panel> panels = new ArrayList<>();
    for (String strategy : strategies.several(strategies.searching())) {
      List<SearchEvent> own =
          looks.stream().filter(look -> look.strategy().equals(strategy)).toList();
      double[] kept = values(own, false);
      double[] skipped = values(own, true);
      if (differ(kept) && differ(skipped)) {
        panels.add(panel(strategies, strategy, kept, skipped));
      }
    }
    return panels.isEmpty()
        ? Picture.none(ID, TITLE, "no search both kept and skipped layers of differing confidence")
        : Picture.of(
                ID,
                TITLE,
                strategies.caption(
                    LayerConfidences.UNIT
                        + ", of every layer but the first and the last, each time that a search"
                        + " measured it. Kernel densities with Silverman's bandwidth h; overlap:"
                        + " the area under both curves, 1 if they are equal."
                        + strategies.severalOf()),
                "Densities of the confidence of kept and of skipped layers.",
                panels)
            .grid(Math.min(2, panels.size()), 280);
  }

  private static double[] values(List<SearchEvent> looks, boolean skipped) {
    DoubleStream.Builder values = DoubleStream.builder();
    for (SearchEvent look : looks) {
      for (int layer = 1; layer < look.confidences().size() - 1; layer++) {
        double value = look.confidences().get(layer);
        if (Double.isFinite(value) && skipped == look.mlp().contains(layer)) {
          values.add(value);
        }
      }
    }
    return values.build().toArray();
  }

  private static boolean differ(double[] values) {
    return Arrays.stream(values).distinct().limit(2).count() == 2;
  }

  private static Panel panel(
      ChartedStrategies strategies, String strategy, double[] kept, double[] skipped) {
    Density ofKept = Density.of(kept);
    Density ofSkipped = Density.of(skipped);
    double margin = AROUND * Math.max(ofKept.bandwidth(), ofSkipped.bandwidth());
    double low = all(kept, skipped).min().orElse(0) - margin;
    double high = all(kept, skipped).max().orElse(1) + margin;
    double overlap = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = low + (i + 0.5) * (high - low) / POINTS;
      overlap += Math.min(ofKept.at(x), ofSkipped.at(x)) * (high - low) / POINTS;
    }
    Panel panel =
        Panel.of(
            String.format(Locale.ROOT, "%s: overlap %.2f", strategy, overlap),
            Axis.linear("confidence").within(low, high),
            Axis.linear("density").from(0));
    panel = with(panel, "kept", strategies.ink(strategy), ofKept, kept.length, low, high);
    return with(panel, "skipped", Ink.grey(), ofSkipped, skipped.length, low, high);
  }

  private static Panel with(
      Panel panel, String name, Ink ink, Density density, int n, double low, double high) {
    List<Dot> curve = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      double x = low + i * (high - low) / POINTS;
      curve.add(Dot.at(x, density.at(x)).y(0.0, density.at(x)));
    }
    String title = String.format(Locale.ROOT, "%s, n %d, h %.3g", name, n, density.bandwidth());
    return panel
        .with(new Series.Band("", ink, curve))
        .with(new Series.Curve(title, ink, false, curve));
  }

  private static DoubleStream all(double[] some, double[] others) {
    return DoubleStream.concat(Arrays.stream(some), Arrays.stream(others));
  }
}
