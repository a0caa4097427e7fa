package dev.conflayers.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/**
 * A shape in data coordinates, filled or, with a stroke, outlined. JFreeChart's own annotation
 * divides by the shape's width and height, which fails for a horizontal line.
 */
final class Outline extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;

  private final transient Path2D shape;
  private final transient @Nullable Stroke stroke;
  private final transient Color colour;

  Outline(Path2D shape, @Nullable Stroke stroke, Color colour) {
    this.shape = shape;
    this.stroke = stroke;
    this.colour = colour;
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D dataArea,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    double x = domainAxis.valueToJava2D(0, dataArea, plot.getDomainAxisEdge());
    double y = rangeAxis.valueToJava2D(0, dataArea, plot.getRangeAxisEdge());
    double right = domainAxis.valueToJava2D(1, dataArea, plot.getDomainAxisEdge());
    double up = rangeAxis.valueToJava2D(1, dataArea, plot.getRangeAxisEdge());
    Shape placed = new AffineTransform(right - x, 0, 0, up - y, x, y).createTransformedShape(shape);
    g2.setPaint(colour);
    if (stroke == null) {
      g2.fill(placed);
    } else {
      g2.setStroke(stroke);
      g2.draw(placed);
    }
  }
}
