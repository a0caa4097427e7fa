package dev.conflayers.report.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart axis: label, scale and fixed ends.
 *
 * @param low lower end; null to derive it from the values
 * @param high upper end; null to derive it from the values
 * @param names category names, for {@link Scale#NAMES}
 */
public record Axis(
    String label, Scale scale, @Nullable Double low, @Nullable Double high, List<String> names) {
  public Axis {
    names = List.copyOf(names);
  }

  public static Axis linear(String label) {
    return new Axis(label, Scale.LINEAR, null, null, List.of());
  }

  public static Axis count(String label) {
    return new Axis(label, Scale.COUNT, null, null, List.of());
  }

  /** Returns an axis from 0 to 1. */
  public static Axis share(String label) {
    return linear(label).within(0, 1.03);
  }

  public static Axis ratio(String label) {
    return new Axis(label, Scale.RATIO, null, null, List.of());
  }

  public static Axis log(String label) {
    return new Axis(label, Scale.LOG, null, null, List.of());
  }

  public static Axis names(List<String> names) {
    return new Axis("", Scale.NAMES, null, null, names);
  }

  public Axis from(double least) {
    return new Axis(label, scale, least, high, names);
  }

  public Axis within(double least, double most) {
    return new Axis(label, scale, least, most, names);
  }
}
