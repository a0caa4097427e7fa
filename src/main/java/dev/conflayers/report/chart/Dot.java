package dev.conflayers.report.chart;

import org.jspecify.annotations.Nullable;

/** A point with optional intervals; unknown ends are NaN. */
public record Dot(
    double x, double xLow, double xHigh, double y, double yLow, double yHigh, String label) {
  public static Dot at(double x, double y) {
    return new Dot(x, Double.NaN, Double.NaN, y, Double.NaN, Double.NaN, "");
  }

  public Dot x(@Nullable Double low, @Nullable Double high) {
    return new Dot(x, known(low), known(high), y, yLow, yHigh, label);
  }

  public Dot y(@Nullable Double low, @Nullable Double high) {
    return new Dot(x, xLow, xHigh, y, known(low), known(high), label);
  }

  public Dot named(String name) {
    return new Dot(x, xLow, xHigh, y, yLow, yHigh, name);
  }

  boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y);
  }

  private static double known(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
