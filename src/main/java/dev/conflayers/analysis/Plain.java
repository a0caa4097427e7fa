package dev.conflayers.analysis;

import dev.conflayers.evidence.Bounds;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers in sentences, the same in every locale. */
final class Plain {
  private Plain() {}

  /** Returns {@code number} without needless zeros. */
  static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** Returns {@code 1.200 to 1.300}, or what there is of it. */
  static String interval(Bounds bounds) {
    Double low = bounds.low();
    Double high = bounds.high();
    if (low == null && high == null) {
      return "unknown";
    }
    if (low == null) {
      return String.format(Locale.ROOT, "up to %.3f", high);
    }
    return high == null
        ? String.format(Locale.ROOT, "%.3f and above", low)
        : String.format(Locale.ROOT, "%.3f to %.3f", low, high);
  }

  static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
