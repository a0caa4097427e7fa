package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Comparison;
import dev.conflayers.stats.Estimate;
import dev.conflayers.stats.Interval;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers and names look in a table, the same everywhere and in every locale. */
final class Cells {
  private static final String NONE = "–";

  private Cells() {}

  /** Returns the comparisons worth a row: where there is one task, "all tasks" repeats it. */
  static List<Comparison> rows(Analysis analysis) {
    boolean one = analysis.tasks().size() == 1;
    return analysis.comparisons().stream()
        .filter(comparison -> !(one && comparison.task().equals(Comparison.ALL_TASKS)))
        .toList();
  }

  /** Returns {@code 1.234 [1.200, 1.270]}. */
  static String estimate(@Nullable Estimate estimate, int decimals) {
    if (estimate == null) {
      return NONE;
    }
    Interval interval = estimate.interval();
    String point = number(estimate.point(), decimals);
    return interval == null
        ? point
        : point
            + " ["
            + number(interval.low(), decimals)
            + ", "
            + number(interval.high(), decimals)
            + "]";
  }

  static String number(@Nullable Double value, int decimals) {
    return value == null ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  static String percent(@Nullable Double share) {
    return share == null ? NONE : String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  static String share(long part, long whole) {
    return whole == 0 ? NONE : percent((double) part / whole);
  }

  static String millis(double nanos) {
    return number(nanos / 1e6, 2);
  }

  /** Returns {@code text} with everything escaped that Markdown or HTML would act on. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r' || c == '\t') {
                escaped.append(' ');
              } else if (c == '<') {
                escaped.append("&lt;");
              } else if (c == '>') {
                escaped.append("&gt;");
              } else if (c == '&') {
                escaped.append("&amp;");
              } else if (c < 0x20 || c == 0x7f || (c >= 0x202a && c <= 0x202e)) {
                escaped.append(String.format(Locale.ROOT, "U+%04X", c));
              } else {
                if ("\\`*_[]|~".indexOf(c) >= 0) {
                  escaped.append('\\');
                }
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  /** Returns {@code text} as code that may hold anything. */
  static String code(String text) {
    return "`" + text.replace('`', '\'').replace('\n', ' ').replace("|", "\\|") + "`";
  }
}
