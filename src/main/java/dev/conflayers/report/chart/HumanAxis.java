package dev.conflayers.report.chart;

import dev.conflayers.base.Visible;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis with ticks at round values; ticks without room for a label are omitted. */
final class HumanAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;
  private static final int GAP = 8;

  private final transient Axis axis;

  HumanAxis(Axis axis, Extent extent) {
    super(axis.label().isEmpty() ? null : Visible.of(axis.label(), ""));
    this.axis = axis;
    setRange(extent.low(), extent.high());
    setTickLabelFont(Theme.SMALL);
    setLabelFont(Theme.TEXT);
    setTickLabelPaint(Theme.INK);
    setLabelPaint(Theme.INK);
    setAxisLinePaint(Theme.FAINT);
    setTickMarkPaint(Theme.FAINT);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    FontMetrics metrics = g2.getFontMetrics(getTickLabelFont());
    List<NumberTick> ticks = new ArrayList<>();
    List<double[]> taken = new ArrayList<>();
    for (Ticks.Tick tick : Ticks.of(axis, getLowerBound(), getUpperBound())) {
      double place = valueToJava2D(tick.at(), dataArea, edge);
      double half = (across ? metrics.stringWidth(tick.label()) + GAP : metrics.getAscent()) / 2.0;
      if (taken.stream().allMatch(t -> Math.abs(t[0] - place) >= t[1] + half)) {
        taken.add(new double[] {place, half});
        ticks.add(
            new NumberTick(
                tick.at(),
                tick.label(),
                across ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT,
                TextAnchor.CENTER,
                0));
      }
    }
    return ticks;
  }
}
