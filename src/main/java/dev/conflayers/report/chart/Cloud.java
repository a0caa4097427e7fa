package dev.conflayers.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** Merges many small shapes into one path, which makes files ten times smaller. */
final class Cloud extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;

  private final transient List<Point2D> places;
  private final transient Shape shape;
  private final transient Ink ink;

  Cloud(List<Point2D> places, Shape shape, Ink ink) {
    this.places = List.copyOf(places);
    this.shape = shape;
    this.ink = ink;
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
    // A zero-length line with round caps is a disc, in a tenth of the bytes.
    boolean discs = Theme.isRound(ink) && !ink.hollow();
    Path2D path = new Path2D.Double();
    for (Point2D place : places) {
      double x = domainAxis.valueToJava2D(place.getX(), dataArea, plot.getDomainAxisEdge());
      double y = rangeAxis.valueToJava2D(place.getY(), dataArea, plot.getRangeAxisEdge());
      if (discs) {
        path.moveTo(x, y);
        path.lineTo(x, y);
      } else {
        path.append(
            AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape), false);
      }
    }
    Color colour = Theme.colour(ink);
    g2.setPaint(colour);
    if (discs) {
      g2.setStroke(Theme.round(ink.size()));
      g2.draw(path);
    } else if (ink.hollow()) {
      g2.setStroke(Theme.solid(1));
      g2.draw(path);
    } else {
      g2.fill(path);
    }
  }
}
