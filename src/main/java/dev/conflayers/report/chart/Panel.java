package dev.conflayers.report.chart;

import java.util.ArrayList;
import java.util.List;

/** A pair of axes with the series drawn between them. */
public record Panel(
    String title, Axis x, Axis y, List<Series> series, List<Line> lines, List<Region> regions) {
  public Panel {
    series = List.copyOf(series);
    lines = List.copyOf(lines);
    regions = List.copyOf(regions);
  }

  /** A reference line across the panel: vertical at an x, or horizontal at a y. */
  public record Line(boolean upright, double at, String label) {}

  /** A shaded band between two values of x if upright, else of y. */
  public record Region(boolean upright, double from, double to, String label) {}

  public static Panel of(String title, Axis x, Axis y) {
    return new Panel(title, x, y, List.of(), List.of(), List.of());
  }

  public Panel with(Series added) {
    return new Panel(title, x, y, plus(series, added), lines, regions);
  }

  public Panel upright(double at, String label) {
    return new Panel(title, x, y, series, plus(lines, new Line(true, at, label)), regions);
  }

  public Panel level(double at, String label) {
    return new Panel(title, x, y, series, plus(lines, new Line(false, at, label)), regions);
  }

  public Panel shade(Region region) {
    return new Panel(title, x, y, series, lines, plus(regions, region));
  }

  private static <T> List<T> plus(List<T> list, T added) {
    List<T> longer = new ArrayList<>(list);
    longer.add(added);
    return longer;
  }
}
