package dev.conflayers.report.text;

import dev.conflayers.base.Visible;

/** Text that Markdown, and HTML within it, show as it is and do not act on. */
public final class MarkdownText {
  /** The longest text of a cell of a comment; what a rule found is one line, as a rule. */
  private static final int LONGEST = 400;

  private MarkdownText() {}

  /**
   * Returns {@code text} on one line with everything escaped that Markdown or HTML would act on;
   * brackets of intervals and underscores within words, which they do not act on, stay readable.
   */
  public static String of(String text) {
    return escaped(text, false);
  }

  /** Returns {@code text} as code that may hold anything. */
  public static String code(String text) {
    return "`" + Visible.of(text, "\n").replace('`', '\'').replaceAll("\\s", " ") + "`";
  }

  /**
   * Returns text as it stands in a comment on a change: on one line, cut where it is far too long,
   * and without calling people or linking issues; code in it stays code.
   */
  public static String comment(String text) {
    String[] parts = cut(text).split("`", -1);
    if (parts.length % 2 == 0) {
      return escaped(cut(text), true);
    }
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < parts.length; at++) {
      boolean code = at % 2 == 1 && !parts[at].isBlank();
      shown.append(code ? commentCode(parts[at]) : escaped(parts[at], true));
    }
    return shown.toString();
  }

  /** Returns {@code text} as code in a cell of a comment, cut where it is far too long. */
  public static String commentCode(String text) {
    return code(cut(text)).replace("|", "\\|");
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private static String escaped(String text, boolean comment) {
    StringBuilder escaped = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int at = 0; at < points.length; at++) {
      int c = points[at];
      if (Character.isWhitespace(c)) {
        escaped.append(' ');
      } else if (c == '<') {
        escaped.append("&lt;");
      } else if (c == '>') {
        escaped.append("&gt;");
      } else if (c == '&') {
        escaped.append("&amp;");
      } else if (Visible.isHidden(c)) {
        escaped.append(Visible.name(c));
      } else if (comment && (c == '@' || c == '#')) {
        escaped.appendCodePoint(c).append("<!-- -->");
      } else {
        escaped.append(acts(points, at, comment) ? "\\" : "").appendCodePoint(c);
      }
    }
    return escaped.toString();
  }

  private static boolean acts(int[] points, int at, boolean comment) {
    int before = at == 0 ? ' ' : points[at - 1];
    int after = at == points.length - 1 ? ' ' : points[at + 1];
    return switch (points[at]) {
      case '\\', '`', '*', '|', '~', '$' -> true;
      case '_' -> !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after));
      // A comment's text is a line of its own, on which a definition would begin with a bracket.
      case ']' -> after == '(' || after == '[' || (after == ':' && (!comment || points[0] == '['));
      default -> false;
    };
  }
}
