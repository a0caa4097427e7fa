package dev.conflayers.report.chart;

import dev.conflayers.base.Numbers;
import dev.conflayers.base.Visible;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Candidate ticks of an axis, in order of priority. */
final class Ticks {
  private static final double[] RATIOS = {
    1, 1.4, 2, 0.5, 0.8, 1.25, 0.9, 1.1, 1.6, 0.65, 3, 0.3, 4, 0.2, 5, 0.1, 7, 10, 20, 0.05, 50, 100
  };
  private static final double[] COARSE = {1, 2, 5};
  private static final double[] FINE = {1, 2, 5, 3, 7, 1.5, 4, 6, 8, 2.5};
  private static final int FEW = 4;
  private static final int WANTED = 6;
  private static final int DIGITS = 4;

  private Ticks() {}

  /** A tick: its position and label. */
  record Tick(double at, String label) {}

  /** Returns the ticks between two positions. */
  static List<Tick> of(Axis axis, double low, double high) {
    double slack = 1e-9 * (high - low);
    return values(axis, low, high).stream()
        .map(value -> new Tick(axis.scale().place(value), label(axis, value)))
        .filter(tick -> tick.at() >= low - slack && tick.at() <= high + slack)
        .toList();
  }

  private static Set<Double> values(Axis axis, double low, double high) {
    Set<Double> values = new LinkedHashSet<>();
    switch (axis.scale()) {
      case NAMES ->
          IntStream.range(0, axis.names().size())
              .filter(i -> !axis.names().get(i).isEmpty())
              .forEach(i -> values.add((double) i));
      case RATIO -> {
        double least = Math.exp(low);
        double most = Math.exp(high);
        DoubleStream.of(RATIOS).filter(r -> r >= least && r <= most).forEach(values::add);
        if (values.size() < FEW) {
          values.addAll(even(least, most, 0));
        }
      }
      case LOG -> {
        for (double factor : high - low > 1 ? COARSE : FINE) {
          for (int power = (int) Math.floor(low); power <= Math.ceil(high); power++) {
            values.add(rounded(factor * Math.pow(10, power)));
          }
        }
      }
      case COUNT -> values.addAll(even(low, high, 1));
      case LINEAR -> values.addAll(even(low, high, 0));
    }
    return values;
  }

  /** Returns multiples of 1, 2 or 5 times a power of ten, at least {@code least} apart. */
  private static List<Double> even(double low, double high, double least) {
    List<Double> values = new ArrayList<>();
    double span = high - low;
    if (!(span > 0) || !Double.isFinite(span)) {
      return values;
    }
    double power = Math.pow(10, Math.floor(Math.log10(span / WANTED)));
    double factor = span / WANTED / power;
    double step =
        Math.max(least, power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10));
    for (double k = Math.ceil(low / step); k * step <= high; k++) {
      values.add(rounded(k * step));
    }
    return values;
  }

  private static double rounded(double value) {
    return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(9)).doubleValue();
  }

  private static String label(Axis axis, double value) {
    if (axis.scale() == Scale.NAMES) {
      return Visible.of(axis.names().get((int) value), "");
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e7)) {
      return Numbers.scientific(value, 0);
    }
    String plain =
        BigDecimal.valueOf(value)
            .setScale(DIGITS, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
    return plain.replace('-', '\u2212');
  }
}
