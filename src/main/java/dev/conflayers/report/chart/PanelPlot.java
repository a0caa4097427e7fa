package dev.conflayers.report.chart;

import dev.conflayers.base.Visible;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Converts a panel into a JFreeChart plot. Values are transformed here, so the plot's axes are all
 * linear.
 */
final class PanelPlot {
  private static final double UNDER_THE_TOP = 0.1;
  private static final int LEVELS = 40;
  private static final int UNKNOWN = -1;
  private static final int LABEL_GAP = 8;
  private static final double SMALL = 5;

  private final Panel panel;
  private final XYPlot plot = new XYPlot();
  private final XYLineAndShapeRenderer areas = new XYLineAndShapeRenderer(false, false);

  private final double width;

  private PanelPlot(Panel panel, double width) {
    this.panel = panel;
    this.width = width;
  }

  /** Returns the plot of a panel. */
  static XYPlot of(Panel panel, double width) {
    return new PanelPlot(panel, width).plot();
  }

  private XYPlot plot() {
    plot.setDomainAxis(new HumanAxis(panel.x(), Extent.ofX(panel, width)));
    plot.setRangeAxis(new HumanAxis(panel.y(), Extent.ofY(panel)));
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(Theme.GRID);
    plot.setRangeGridlinePaint(Theme.GRID);
    plot.setDomainGridlineStroke(Theme.solid(1));
    plot.setRangeGridlineStroke(Theme.solid(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setDataset(0, new XYSeriesCollection());
    plot.setRenderer(0, areas);
    panel.regions().forEach(this::region);
    panel.lines().forEach(this::line);
    panel.series().forEach(this::series);
    return plot;
  }

  private double x(double value) {
    return panel.x().scale().place(value);
  }

  private double y(double value) {
    return panel.y().scale().place(value);
  }

  private void series(Series series) {
    if (series instanceof Series.Dots dots) {
      dots(dots);
    } else if (series instanceof Series.Curve curve) {
      curve(curve);
    } else if (series instanceof Series.Band band) {
      band(band);
    } else if (series instanceof Series.Bars bars) {
      bars(bars);
    } else if (series instanceof Series.Heat heat) {
      heat(heat);
    } else if (series instanceof Series.Words words) {
      words(words);
    } else {
      notes(series);
    }
  }

  private void dots(Series.Dots dots) {
    boolean bare =
        dots.dots().stream().allMatch(d -> Double.isNaN(d.xLow()) && Double.isNaN(d.yLow()));
    if (bare && dots.ink().size() < SMALL) {
      List<Point2D> places = new ArrayList<>();
      for (Dot dot : dots.dots()) {
        if (Double.isFinite(x(dot.x())) && Double.isFinite(y(dot.y()))) {
          places.add(new Point2D.Double(x(dot.x()), y(dot.y())));
        }
      }
      areas.addAnnotation(
          new Cloud(places, Theme.smallShape(dots.ink()), dots.ink()), Layer.BACKGROUND);
      return;
    }
    XYIntervalSeries values = new XYIntervalSeries(dots.name(), false, true);
    for (Dot dot : dots.dots()) {
      if (dot.isFinite()) {
        double x = x(dot.x());
        double y = y(dot.y());
        values.add(
            x,
            end(x(dot.xLow()), x),
            end(x(dot.xHigh()), x),
            y,
            end(y(dot.yLow()), y),
            end(y(dot.yHigh()), y));
      }
    }
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(dots.dots().stream().anyMatch(dot -> !Double.isNaN(dot.xLow())));
    renderer.setDrawYError(dots.dots().stream().anyMatch(dot -> !Double.isNaN(dot.yLow())));
    renderer.setCapLength(0);
    renderer.setErrorPaint(Theme.colour(dots.ink()));
    renderer.setErrorStroke(Theme.solid(dots.ink().width()));
    renderer.setSeriesPaint(0, Theme.colour(dots.ink()));
    renderer.setSeriesShape(0, Theme.shape(dots.ink()));
    renderer.setSeriesShapesFilled(0, !dots.ink().hollow());
    XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
    collection.addSeries(values);
    plot.setDataset(plot.getDatasetCount(), collection);
    plot.setRenderer(plot.getDatasetCount() - 1, renderer);
  }

  private static double end(double placed, double point) {
    return Double.isFinite(placed) ? placed : point;
  }

  /** Draws a series as one path; a renderer would draw a line for each pair of points. */
  private void curve(Series.Curve curve) {
    Path2D path = new Path2D.Double();
    double before = Double.NaN;
    for (Dot dot : curve.dots()) {
      double x = x(dot.x());
      double y = y(dot.y());
      if (Double.isFinite(x) && Double.isFinite(y)) {
        if (Double.isNaN(before)) {
          path.moveTo(x, y);
        } else if (curve.steps()) {
          path.lineTo(x, before);
        }
        path.lineTo(x, y);
        before = y;
      } else {
        before = Double.NaN;
      }
    }
    Color colour = Theme.colour(curve.ink());
    areas.addAnnotation(new Outline(path, Theme.stroke(curve.ink()), colour), Layer.BACKGROUND);
  }

  private void band(Series.Band band) {
    List<Dot> edges =
        band.dots().stream()
            .filter(
                dot ->
                    Double.isFinite(x(dot.x()))
                        && Double.isFinite(y(dot.yLow()))
                        && Double.isFinite(y(dot.yHigh())))
            .toList();
    if (edges.size() < 2) {
      return;
    }
    Path2D path = new Path2D.Double();
    path.moveTo(x(edges.get(0).x()), y(edges.get(0).yHigh()));
    edges.forEach(dot -> path.lineTo(x(dot.x()), y(dot.yHigh())));
    for (int i = edges.size() - 1; i >= 0; i--) {
      path.lineTo(x(edges.get(i).x()), y(edges.get(i).yLow()));
    }
    path.closePath();
    areas.addAnnotation(new Outline(path, null, Theme.fill(band.ink().fade())), Layer.BACKGROUND);
  }

  /** Merges cells of about the same value into one shape, which makes files five times smaller. */
  private void heat(Series.Heat heat) {
    SortedMap<Integer, List<Dot>> levels = new TreeMap<>();
    for (int i = 0; i < heat.dots().size(); i++) {
      double share = (heat.values().get(i) - heat.low()) / (heat.high() - heat.low());
      int level =
          Double.isFinite(share)
              ? (int) Math.round(LEVELS * Math.max(0, Math.min(1, share)))
              : UNKNOWN;
      levels.computeIfAbsent(level, l -> new ArrayList<>()).add(heat.dots().get(i));
    }
    levels.forEach(
        (level, cells) ->
            areas.addAnnotation(
                new Outline(
                    rectangles(cells),
                    null,
                    Theme.heat(level == UNKNOWN ? Double.NaN : (double) level / LEVELS)),
                Layer.BACKGROUND));
  }

  private void bars(Series.Bars bars) {
    Ink ink = bars.ink();
    Path2D shape = rectangles(bars.dots());
    areas.addAnnotation(
        ink.hollow()
            ? new Outline(shape, Theme.solid(ink.width()), Theme.colour(ink))
            : new Outline(shape, null, Theme.fill(ink)),
        Layer.BACKGROUND);
  }

  private Path2D rectangles(List<Dot> bars) {
    Path2D path = new Path2D.Double();
    bars.forEach(bar -> path.append(rectangle(bar), false));
    return path;
  }

  private Rectangle2D rectangle(Dot bar) {
    double left = Math.min(x(bar.xLow()), x(bar.xHigh()));
    double bottom = Math.min(y(bar.yLow()), y(bar.yHigh()));
    return new Rectangle2D.Double(
        left,
        bottom,
        Math.abs(x(bar.xHigh()) - x(bar.xLow())),
        Math.abs(y(bar.yHigh()) - y(bar.yLow())));
  }

  private void notes(Series notes) {
    Extent extent = Extent.ofX(panel, width);
    double gap = LABEL_GAP / width * (extent.high() - extent.low());
    for (Dot dot : notes.dots()) {
      if (dot.isFinite()) {
        XYTextAnnotation text =
            new XYTextAnnotation(Visible.of(dot.label(), ""), x(dot.x()) + gap, y(dot.y()));
        text.setTextAnchor(TextAnchor.CENTER_LEFT);
        text.setFont(Theme.SMALL);
        text.setPaint(Theme.INK);
        text.setBackgroundPaint(Theme.VEIL);
        plot.addAnnotation(text);
      }
    }
  }

  private void words(Series.Words words) {
    for (Dot dot : words.dots()) {
      XYTextAnnotation text =
          new XYTextAnnotation(Visible.of(dot.label(), ""), x(dot.x()), y(dot.y()));
      text.setTextAnchor(TextAnchor.CENTER);
      text.setFont(Theme.SMALL);
      text.setPaint(words.light() ? Color.WHITE : Theme.INK);
      plot.addAnnotation(text);
    }
  }

  private void line(Panel.Line line) {
    ValueMarker marker = new ValueMarker(line.upright() ? x(line.at()) : y(line.at()));
    marker.setPaint(Theme.FAINT);
    marker.setStroke(Theme.solid(1));
    marker.setAlpha(1);
    add(marker, line.upright(), line.label());
  }

  private void region(Panel.Region region) {
    double from = region.upright() ? x(region.from()) : y(region.from());
    double to = region.upright() ? x(region.to()) : y(region.to());
    IntervalMarker marker = new IntervalMarker(Math.min(from, to), Math.max(from, to));
    marker.setPaint(Theme.SHADE);
    marker.setAlpha(1);
    add(marker, region.upright(), region.label());
  }

  /** Returns whether a label to the right of it would leave the panel. */
  private boolean late(Marker marker) {
    Extent extent = Extent.ofX(panel, width);
    double share =
        marker instanceof ValueMarker line
            ? (line.getValue() - extent.low()) / (extent.high() - extent.low())
            : 0;
    return share * width + Theme.width(marker.getLabel()) + LABEL_GAP > width;
  }

  /** Returns whether a label above it would leave the panel. */
  private boolean high(Marker marker) {
    Extent extent = Extent.ofY(panel);
    return marker instanceof ValueMarker line
        && line.getValue() > extent.high() - UNDER_THE_TOP * (extent.high() - extent.low());
  }

  private void add(Marker marker, boolean upright, String label) {
    if (!label.isEmpty()) {
      marker.setLabel(Visible.of(label, ""));
      marker.setLabelFont(Theme.SMALL);
      marker.setLabelPaint(Theme.FAINT);
      marker.setLabelBackgroundColor(Theme.VEIL);
      boolean late = upright ? late(marker) : high(marker);
      marker.setLabelAnchor(
          !late
              ? RectangleAnchor.TOP_RIGHT
              : upright ? RectangleAnchor.TOP_LEFT : RectangleAnchor.BOTTOM_RIGHT);
      marker.setLabelTextAnchor(
          upright
              ? late ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT
              : late ? TextAnchor.TOP_RIGHT : TextAnchor.BOTTOM_RIGHT);
    }
    if (upright) {
      plot.addDomainMarker(marker, Layer.BACKGROUND);
    } else {
      plot.addRangeMarker(marker, Layer.BACKGROUND);
    }
  }
}
