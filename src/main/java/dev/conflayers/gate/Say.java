package dev.conflayers.gate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as messages show them. */
final class Say {
  private Say() {}

  /** Returns a number that shows what differs: whole ones plain, others with enough digits. */
  static String number(@Nullable Double value) {
    if (value == null) {
      return "nothing";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString(Math.round(value));
    }
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Returns two numbers with as many digits as it takes to tell them apart. */
  static String both(double base, double head) {
    for (int digits = 4; digits <= 12; digits++) {
      String one = String.format(Locale.ROOT, "%." + digits + "f", base);
      String other = String.format(Locale.ROOT, "%." + digits + "f", head);
      if (!one.equals(other) || base == head) {
        return one + " -> " + other;
      }
    }
    return base + " -> " + head;
  }

  /** Returns a share with its sign, in per cent. */
  static String signed(double share) {
    return String.format(Locale.ROOT, "%+.2f %%", 100 * share);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%s %%", number(Math.round(1e6 * share) / 1e4));
  }
}
