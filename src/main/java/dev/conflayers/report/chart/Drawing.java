package dev.conflayers.report.chart;

import dev.conflayers.base.Visible;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** Lays out and draws a picture: title, subtitle, legend, then the panels. */
final class Drawing {
  static final int WIDTH = 860;
  private static final int EDGE = 12;
  private static final int LINE = 16;
  private static final int SAMPLE = 26;
  private static final int GAP = 18;

  private final Picture picture;
  private final Map<String, Series> legend = new LinkedHashMap<>();
  private final List<String> head = new ArrayList<>();

  Drawing(Picture picture) {
    this.picture = picture;
    picture.subtitle().forEach(line -> head.addAll(wrapped(line)));
    picture.panels().stream()
        .flatMap(panel -> panel.series().stream())
        .filter(
            series ->
                !series.name().isEmpty()
                    && !(series instanceof Series.Notes)
                    && !(series instanceof Series.Words))
        .forEach(series -> legend.putIfAbsent(series.name(), series));
  }

  Dimension size() {
    int rows = (picture.panels().size() + picture.columns() - 1) / picture.columns();
    return new Dimension(WIDTH, top() + legendHeight() + rows * picture.panelHeight() + EDGE);
  }

  private int top() {
    return EDGE + 20 + head.size() * LINE + 6;
  }

  void draw(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setPaint(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 0, size().width, size().height));
    text(g, Theme.TITLE, Theme.INK, picture.title(), EDGE, EDGE + 14);
    for (int i = 0; i < head.size(); i++) {
      text(g, Theme.SMALL, Theme.FAINT, head.get(i), EDGE, EDGE + 32 + i * LINE);
    }
    legend(g, true);
    int y = top() + legendHeight();
    double width = (double) (WIDTH - EDGE) / picture.columns();
    for (int i = 0; i < picture.panels().size(); i++) {
      double left = EDGE / 2.0 + i % picture.columns() * width;
      int row = i / picture.columns();
      panel(g, picture.panels().get(i), left, y + row * picture.panelHeight(), width);
    }
  }

  private void panel(Graphics2D g, Panel panel, double left, double row, double width) {
    int title = panel.title().isEmpty() ? 0 : LINE + 4;
    if (title > 0) {
      text(g, Theme.PANEL, Theme.INK, fitting(panel.title(), width), left + EDGE, row + 14);
    }
    XYPlot plot = PanelPlot.of(panel, width - leftOf(panel) - 2 * EDGE);
    if (picture.columns() == 1 && picture.panels().size() > 1) {
      AxisSpace space = new AxisSpace();
      space.setLeft(picture.panels().stream().mapToInt(Drawing::leftOf).max().orElse(0));
      plot.setFixedRangeAxisSpace(space);
    }
    JFreeChart chart = new JFreeChart(null, Theme.TEXT, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 4, 4, 12));
    chart.draw(g, new Rectangle2D.Double(left, row + title, width, picture.panelHeight() - title));
  }

  private static String fitting(String title, double width) {
    String shown = title;
    int end = title.length();
    while (end > 0 && Theme.metrics(Theme.PANEL).stringWidth(shown) > width - EDGE) {
      end--;
      shown = title.substring(0, end) + "…";
    }
    return shown;
  }

  private static int leftOf(Panel panel) {
    int names = panel.y().names().stream().mapToInt(Theme::width).max().orElse(40);
    return names + (panel.y().label().isEmpty() ? 12 : 34);
  }

  private int legendHeight() {
    return legend.isEmpty() ? 0 : legend(null, false);
  }

  /** Draws the legend and returns its height. */
  private int legend(@Nullable Graphics2D g, boolean draw) {
    if (legend.isEmpty()) {
      return 0;
    }
    int x = EDGE;
    int y = top();
    for (Map.Entry<String, Series> entry : legend.entrySet()) {
      int width = SAMPLE + 6 + Theme.width(entry.getKey()) + GAP;
      if (x > EDGE && x + width > WIDTH) {
        x = EDGE;
        y += LINE + 2;
      }
      if (draw && g != null) {
        sample(g, entry.getValue(), x, y + 6);
        text(g, Theme.SMALL, Theme.INK, entry.getKey(), x + SAMPLE + 6, y + 10);
      }
      x += width;
    }
    return y - top() + LINE + 6;
  }

  private static void sample(Graphics2D g, Series series, int x, int y) {
    Ink ink = series.ink();
    if (series instanceof Series.Heat) {
      for (int i = 0; i < SAMPLE; i++) {
        g.setPaint(Theme.heat((double) i / (SAMPLE - 1)));
        g.fill(new Rectangle2D.Double(x + i, y - 5, 1, 10));
      }
      return;
    }
    g.setPaint(series instanceof Series.Band ? Theme.fill(ink.fade()) : Theme.fill(ink));
    if (series instanceof Series.Bars && ink.hollow()) {
      g.setStroke(Theme.solid(ink.width()));
      g.draw(new Rectangle2D.Double(x + 6, y - 5, 10, 10));
    } else if (series instanceof Series.Bars || series instanceof Series.Band) {
      g.fill(new Rectangle2D.Double(x, y - 5, SAMPLE, 10));
    } else if (series instanceof Series.Curve) {
      g.setStroke(Theme.stroke(ink));
      g.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    } else {
      var shape =
          AffineTransform.getTranslateInstance(x + SAMPLE / 2.0, y)
              .createTransformedShape(Theme.shape(ink.sized(Math.max(6, ink.size()))));
      g.setPaint(Theme.colour(ink));
      g.setStroke(Theme.solid(1.2));
      if (ink.hollow()) {
        g.draw(shape);
      } else {
        g.fill(shape);
      }
    }
  }

  private static void text(Graphics2D g, Font font, Color colour, String text, double x, double y) {
    g.setFont(font);
    g.setPaint(colour);
    g.drawString(Visible.of(text, ""), (float) x, (float) y);
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && Theme.width(line + " " + word) > WIDTH - 2 * EDGE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
