package dev.conflayers.report.chart;

import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The range of an axis, in placed (transformed) coordinates. */
record Extent(double low, double high) {
  private static final double MARGIN = 0.04;
  private static final double AROUND_NAMES = 0.65;
  private static final double UNDER_LABELS = 1.3;
  private static final double MOST_NOTE = 0.7;

  /** Share of a panel's height taken by labels at its upper edge. */
  private static final double LABELS = 0.1;

  /**
   * Returns an extent with room for the notes.
   *
   * @param width of the plot in points
   */
  static Extent ofX(Panel panel, double width) {
    Extent extent =
        of(panel, panel.x(), true, dot -> DoubleStream.of(dot.x(), dot.xLow(), dot.xHigh()));
    if (panel.x().high() != null) {
      return extent;
    }
    double end =
        panel.series().stream()
            .filter(Series.Notes.class::isInstance)
            .flatMap(notes -> notes.dots().stream())
            .mapToDouble(
                note -> {
                  double share = Math.min(MOST_NOTE, Theme.width("    " + note.label()) / width);
                  double place = panel.x().scale().place(note.x());
                  return extent.low() + (place - extent.low()) / (1 - share);
                })
            .filter(Double::isFinite)
            .max()
            .orElse(extent.high());
    return new Extent(extent.low(), Math.max(end, extent.high()));
  }

  /** Returns whether there are labels at the upper edge, where points must not overlap them. */
  private static boolean labelled(Panel panel) {
    return panel.lines().stream().anyMatch(line -> line.upright() && !line.label().isEmpty());
  }

  static Extent ofY(Panel panel) {
    return of(panel, panel.y(), false, dot -> DoubleStream.of(dot.y(), dot.yLow(), dot.yHigh()));
  }

  private static Extent of(
      Panel panel, Axis axis, boolean upright, Function<Dot, DoubleStream> ends) {
    if (axis.scale() == Scale.NAMES) {
      double top = labelled(panel) ? UNDER_LABELS : AROUND_NAMES;
      return new Extent(1 - axis.names().size() - AROUND_NAMES, top);
    }
    double[] places =
        Stream.concat(
                panel.series().stream().flatMap(series -> series.dots().stream()),
                panel.lines().stream()
                    .filter(line -> line.upright() == upright)
                    .map(line -> Dot.at(line.at(), line.at())))
            .flatMapToDouble(ends)
            .map(axis.scale()::place)
            .filter(Double::isFinite)
            .toArray();
    double low = DoubleStream.of(places).min().orElse(0);
    double high = DoubleStream.of(places).max().orElse(1);
    double span = high > low ? high - low : Math.max(Math.abs(high), 1) * MARGIN;
    Double first = axis.low();
    Double last = axis.high();
    double start = first == null ? low - MARGIN * span : axis.scale().place(first);
    double above = !upright && labelled(panel) ? MARGIN + LABELS : MARGIN;
    double end = last == null ? high + above * span : axis.scale().place(last);
    return new Extent(start, end > start ? end : start + span);
  }
}
