package dev.conflayers.evidence.integrity;

import java.util.List;
import java.util.Locale;

/** Formats figures for sentences. */
final class FigureText {
  private static final int NAMED = 3;

  private FigureText() {}

  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Returns the first few of {@code items} and the number of the rest. */
  static String some(List<String> items) {
    return items.size() <= NAMED
        ? String.join("; ", items)
        : String.join("; ", items.subList(0, NAMED)) + "; and " + (items.size() - NAMED) + " more";
  }
}
