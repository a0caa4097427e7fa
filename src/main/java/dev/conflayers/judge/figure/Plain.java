package dev.conflayers.judge.figure;

import dev.conflayers.base.Numbers;
import dev.conflayers.evidence.Bounds;
import java.util.Locale;

/** Numbers in sentences, the same in every locale. */
public final class Plain {
  private Plain() {}

  /** Returns {@code number} without trailing zeros. */
  public static String number(double number) {
    return Numbers.plain(number);
  }

  /** Returns bounds such as {@code 1.200 to 1.300}, with open ends in words. */
  public static String interval(Bounds bounds) {
    Double low = bounds.low();
    Double high = bounds.high();
    if (low == null) {
      return high == null ? "unknown" : "up to " + Numbers.fixed(high, 3);
    }
    return high == null ? Numbers.fixed(low, 3) + " and above" : Numbers.interval(low, high, 3);
  }

  /** Returns {@code sentence} with a capital first letter. */
  public static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
