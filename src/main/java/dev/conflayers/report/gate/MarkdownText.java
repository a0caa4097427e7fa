package dev.conflayers.report.gate;

import dev.conflayers.base.Visible;

/** Text that Markdown, and HTML within it, show as it is and do not act on. */
final class MarkdownText {
  /** The longest text of a cell; what a rule found is one line, unless something is wrong. */
  private static final int LONGEST = 400;

  private MarkdownText() {}

  /** Returns {@code text} on one line, cut where it is far too long; code in it stays code. */
  static String of(String text) {
    String[] parts = cut(text).split("`", -1);
    if (parts.length % 2 == 0) {
      return escaped(cut(text));
    }
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < parts.length; at++) {
      boolean code = at % 2 == 1 && !parts[at].isBlank();
      shown.append(code ? code(parts[at]) : escaped(parts[at]));
    }
    return shown.toString();
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int at = 0; at < points.length; at++) {
      int c = points[at];
      if (Character.isWhitespace(c)) {
        escaped.append(' ');
      } else if (Visible.isHidden(c)) {
        escaped.append(Visible.name(c));
      } else if (c == '<') {
        escaped.append("&lt;");
      } else if (c == '>') {
        escaped.append("&gt;");
      } else if (c == '&') {
        escaped.append("&amp;");
      } else if (c == '@' || c == '#') {
        // Names and numbers must not call people or link issues.
        escaped.appendCodePoint(c).append("<!-- -->");
      } else {
        escaped.append(acts(points, at) ? "\\" : "").appendCodePoint(c);
      }
    }
    return escaped.toString();
  }

  private static boolean acts(int[] points, int at) {
    return switch (points[at]) {
      case '\\', '`', '*', '|', '~', '$' -> true;
      case '_' -> !(isWord(points, at - 1) && isWord(points, at + 1));
      case ']' -> at + 1 < points.length && (points[at + 1] == '(' || points[at + 1] == '[');
      default -> false;
    };
  }

  private static boolean isWord(int[] points, int at) {
    return at >= 0 && at < points.length && Character.isLetterOrDigit(points[at]);
  }

  /** Returns {@code text} as code. */
  static String code(String text) {
    String line = cut(text).replaceAll("\\s", " ").replace('`', '\'');
    return "`" + Visible.of(line, "").replace("|", "\\|") + "`";
  }
}
