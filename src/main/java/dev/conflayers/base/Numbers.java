package dev.conflayers.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers as text, the same in every locale: a full stop before decimals, no grouping, and NaN and
 * Infinity by name.
 */
public final class Numbers {
  /** Whole numbers up to this size are exact and short enough to write out. */
  private static final double MOST_WHOLE = 1e9;

  private Numbers() {}

  /** Returns {@code value} rounded to {@code decimals}: 1.250. */
  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Returns {@code value} rounded to {@code decimals}, with its sign: +1.250. */
  public static String signed(double value, int decimals) {
    return String.format(Locale.ROOT, "%+." + decimals + "f", value);
  }

  /** Returns {@code value} in powers of ten with {@code decimals}: 1.25e-07. */
  public static String scientific(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "e", value);
  }

  /** Returns {@code value} rounded to at most {@code decimals}: 1.25, 3. */
  public static String trimmed(double value, int decimals) {
    String fixed = fixed(value, decimals);
    return fixed.indexOf('.') < 0 ? fixed : fixed.replaceAll("\\.?0+$", "");
  }

  /** Returns all digits of {@code value} without trailing zeros: 0.5, 100, -2. */
  public static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  /** Returns {@code value} rounded to a number of significant digits: 123000, 0.00123. */
  public static String significant(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  /** Returns whole numbers without decimals and others with {@code decimals}: 12, 0.1250. */
  public static String wholeOr(double value, int decimals) {
    return value == Math.rint(value) && Math.abs(value) < MOST_WHOLE
        ? Long.toString(Math.round(value))
        : fixed(value, decimals);
  }

  /** Returns the two ends of an interval: {@code 1.200 to 1.300}. */
  public static String interval(double low, double high, int decimals) {
    return fixed(low, decimals) + " to " + fixed(high, decimals);
  }

  /** Returns {@code seconds}, at least 0, as {@code 1:02:03} or {@code 2:03}. */
  public static String duration(long seconds) {
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
