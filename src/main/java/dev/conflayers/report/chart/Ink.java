package dev.conflayers.report.chart;

/**
 * The drawing style of a series.
 *
 * @param series index that determines colour, shape and dashes; negative for grey
 * @param width of lines, in points
 * @param size of shapes, in points
 */
public record Ink(int series, boolean faded, boolean hollow, double width, double size) {
  /** The number of colours; later series reuse them with other, hollow shapes. */
  static final int INKS = 7;

  private static final double WIDTH = 1.8;
  private static final double SIZE = 7;

  public static Ink of(int series) {
    return new Ink(series, false, series >= INKS, WIDTH, SIZE);
  }

  /** Returns the ink of reference series. */
  public static Ink grey() {
    return of(-1);
  }

  public Ink fade() {
    return new Ink(series, true, hollow, width, size);
  }

  public Ink open() {
    return new Ink(series, faded, true, width, size);
  }

  public Ink wide(double points) {
    return new Ink(series, faded, hollow, points, size);
  }

  public Ink sized(double points) {
    return new Ink(series, faded, hollow, width, points);
  }
}
