package dev.conflayers.report.gallery;

import dev.conflayers.evidence.SearchEvent;
import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Heat map of layer confidence at each measurement of a search, with the layers that it skipped.
 */
final class LayerConfidences {
  static final String UNIT = "sum of attention and MLP, from 0 to 2";
  private static final String TITLE = "Layer confidence";
  private static final int MOST_STREAMS = 4;
  private static final int MOST_LOOKS = 12;

  private LayerConfidences() {}

  static Picture of(ChartedStrategies strategies) {
    List<SearchEvent> looks = strategies.looks();
    if (looks.isEmpty()) {
      return Picture.none("layer-confidence", TITLE, ChartedStrategies.NO_LOOKS);
    }
    Map<String, List<SearchEvent>> streams = ChartedStrategies.streams(looks);
    int most =
        Math.min(
            MOST_LOOKS,
            streams.values().stream().limit(MOST_STREAMS).mapToInt(List::size).max().orElse(1));
    DoubleSummaryStatistics scale =
        looks.stream().flatMapToDouble(LayerConfidences::inner).summaryStatistics();
    List<Panel> panels =
        streams.entrySet().stream()
            .limit(MOST_STREAMS)
            .map(stream -> panel(stream.getKey(), stream.getValue(), most, scale))
            .toList();
    return Picture.of(
            "layer-confidence",
            TITLE,
            strategies.caption(
                "1 - entropy / maximum entropy, "
                    + UNIT
                    + ". A row is one measurement by the search, with its mean over the layers in"
                    + " brackets; the last row is the mean of the rows. The first and the last"
                    + " layer are never skipped and may exceed the scale. At most 12 measurements"
                    + " per stream."
                    + ChartedStrategies.firstOf(MOST_STREAMS, streams.size())),
            "Confidence by layer and measurement of the search, skipped layers outlined.",
            panels)
        .grid(Math.min(2, panels.size()), 90 + 18 * (1 + most));
  }

  private static Panel panel(
      String title, List<SearchEvent> all, int most, DoubleSummaryStatistics scale) {
    List<SearchEvent> looks = ChartedStrategies.spreadOut(all, MOST_LOOKS);
    int layers = looks.get(0).confidences().size();
    List<String> rows = new ArrayList<>();
    List<Dot> cells = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<Dot> skipped = new ArrayList<>();
    for (SearchEvent look : looks) {
      int row = rows.size();
      rows.add(String.format(Locale.ROOT, "prompt %d (%.3f)", look.age() + 1, mean(look)));
      for (int layer = 0; layer < layers; layer++) {
        add(cells, values, layer, row, look.confidences().get(layer));
        if (look.attention().contains(layer) && look.mlp().contains(layer)) {
          skipped.add(cell(layer, row, 0.38));
        }
      }
    }
    int last = rows.size();
    rows.add("mean");
    for (int layer = 0; layer < layers; layer++) {
      int at = layer;
      double mean =
          looks.stream().mapToDouble(l -> l.confidences().get(at)).average().orElse(Double.NaN);
      add(cells, values, layer, last, mean);
    }
    // The same number of rows in every panel, so that cells have the same size.
    rows.addAll(Collections.nCopies(most + 1 - rows.size(), ""));
    double low = scale.getMin();
    double high = scale.getMax();
    String name = String.format(Locale.ROOT, "confidence, %.3f (light) to %.3f (dark)", low, high);
    return Panel.of(title, Axis.count("layer").within(-0.6, layers - 0.4), Axis.names(rows))
        .with(new Series.Heat(name, cells, values, low, high > low ? high : low + 1))
        .with(new Series.Bars("skipped from this point on", Ink.of(1).open().wide(1.6), skipped));
  }

  private static void add(
      List<Dot> cells, List<Double> values, int layer, int row, double confidence) {
    cells.add(cell(layer, row, 0.5).named(String.format(Locale.ROOT, "%.6f", confidence)));
    values.add(confidence);
  }

  private static Dot cell(int layer, int row, double half) {
    return Dot.at(layer, row).x(layer - half, layer + half).y(row - half, row + half);
  }

  private static double mean(SearchEvent look) {
    return IntStream.range(0, look.confidences().size())
        .mapToDouble(look.confidences()::get)
        .average()
        .orElse(Double.NaN);
  }

  /** Returns the confidences of the layers that can be skipped. */
  private static DoubleStream inner(SearchEvent look) {
    return IntStream.range(1, Math.max(1, look.confidences().size() - 1))
        .mapToDouble(look.confidences()::get)
        .filter(Double::isFinite);
  }
}
