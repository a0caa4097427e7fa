package dev.conflayers.report.text;

import dev.conflayers.base.Visible;

/** Escapes text for Markdown, including HTML within it, so that it is shown verbatim. */
public final class MarkdownText {
  /** Maximum length of a text in a comment's cell; a rule's finding usually is one line. */
  private static final int LONGEST = 400;

  private MarkdownText() {}

  /**
   * Returns {@code text} on one line with all Markdown and HTML syntax escaped; brackets of
   * intervals and underscores within words, which are not syntax, stay readable.
   */
  public static String of(String text) {
    return escaped(text, false);
  }

  /** Returns {@code text} as a code span, whatever it contains. */
  public static String code(String text) {
    return "`" + Visible.of(text, "\n").replace('`', '\'').replaceAll("\\s", " ") + "`";
  }

  /**
   * Returns text for a comment on a change: on one line, truncated if far too long, and without
   * mentioning people or linking issues; code in it stays code.
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

  /** Returns {@code text} as a code span in a cell of a comment, truncated if far too long. */
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
      // A comment's text is on a separate line, where a leading bracket would start a definition.
      case ']' -> after == '(' || after == '[' || (after == ':' && (!comment || points[0] == '['));
      default -> false;
    };
  }
}
