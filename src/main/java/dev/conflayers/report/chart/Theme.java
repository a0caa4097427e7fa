package dev.conflayers.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Chart theme: colours distinguishable by colour-blind readers (Okabe and Ito), each with its own
 * shape and dashes.
 */
final class Theme {
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  static final Font PANEL = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  static final Color INK = new Color(0x1b1f24);
  static final Color FAINT = new Color(0x59636e);
  static final Color GRID = new Color(0xe3e7eb);
  static final Color VEIL = new Color(255, 255, 255, 205);
  static final Color SHADE = new Color(0x8a, 0x8f, 0x98, 40);
  private static final Color LIGHT = new Color(0xf3f7fb);
  private static final Color DARK = new Color(0x08407a);
  private static final Color GREY = new Color(0x7b818a);
  private static final int[] COLOURS = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x000000
  };
  private static final float[][] DASHES = {
    {}, {7, 3}, {2, 3}, {9, 3, 2, 3}, {4, 4}, {12, 4}, {1, 2}
  };
  private static final int[] CORNERS = {0, 4, 3, -4, -3, 5, 6};
  private static final double CORNERS_SHOW = 3;
  private static final int EIGHT = 8;
  private static final double GROWN = 1.2;
  private static final int FADED = 90;
  private static final int FILLED = 70;

  private Theme() {}

  /**
   * Returns the index of an ink's shape and dashes, which differs between inks of the same colour.
   */
  private static int form(Ink ink) {
    return ink.series() < 0 ? 0 : (ink.series() + ink.series() / Ink.INKS) % Ink.INKS;
  }

  /** Returns the width of small text. */
  static int width(String text) {
    return metrics(SMALL).stringWidth(text);
  }

  static FontMetrics metrics(Font font) {
    return new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB)
        .createGraphics()
        .getFontMetrics(font);
  }

  static Color colour(Ink ink) {
    Color colour = ink.series() < 0 ? GREY : new Color(COLOURS[ink.series() % Ink.INKS]);
    return ink.faded() ? clear(colour, FADED) : colour;
  }

  /** Returns the translucent colour of an area. */
  static Color fill(Ink ink) {
    return ink.faded() ? clear(colour(ink), FILLED) : colour(ink);
  }

  /** Returns a colour of a single-hue scale, darker as {@code share} approaches 1; grey for NaN. */
  static Color heat(double share) {
    if (!Double.isFinite(share)) {
      return GRID;
    }
    double dark = Math.max(0, Math.min(1, share));
    return new Color(
        mixed(LIGHT.getRed(), DARK.getRed(), dark),
        mixed(LIGHT.getGreen(), DARK.getGreen(), dark),
        mixed(LIGHT.getBlue(), DARK.getBlue(), dark));
  }

  private static int mixed(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }

  private static Color clear(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  static Stroke solid(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  /** Returns a stroke with round caps. */
  static Stroke round(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static Stroke stroke(Ink ink) {
    float[] dashes = ink.series() < 0 ? DASHES[2] : DASHES[form(ink)];
    return dashes.length == 0
        ? solid(ink.width())
        : new BasicStroke(
            (float) ink.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  /** Returns the shape as a polygon, which takes few bytes in a file. */
  static Shape smallShape(Ink ink) {
    return isRound(ink) ? polygon(EIGHT, ink.size() / 2 / GROWN, 0) : shape(ink);
  }

  /**
   * Returns whether to draw a shape as a disc: a disc, or too small for its corners to be visible.
   */
  static boolean isRound(Ink ink) {
    return ink.size() < CORNERS_SHOW || CORNERS[form(ink)] == 0;
  }

  static Shape shape(Ink ink) {
    double half = ink.size() / 2;
    int corners = CORNERS[form(ink)];
    if (corners == 0) {
      return new Ellipse2D.Double(-half, -half, 2 * half, 2 * half);
    } else if (corners == 4) {
      return new Rectangle2D.Double(-half, -half, 2 * half, 2 * half);
    }
    // Negative: rotated to stand on a corner, or pointing down.
    return polygon(Math.abs(corners), half, corners == -3 ? Math.PI : 0);
  }

  private static Shape polygon(int corners, double half, double turn) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double angle = turn - Math.PI / 2 + 2 * Math.PI * i / corners;
      double x = GROWN * half * Math.cos(angle);
      double y = GROWN * half * Math.sin(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }
}
