package dev.conflayers.report.text;

import dev.conflayers.base.Visible;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    return escaped(text, MarkdownText::onPage);
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
      return escaped(cut(text), MarkdownText::inComment);
    }
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < parts.length; at++) {
      boolean code = at % 2 == 1 && !parts[at].isBlank();
      shown.append(code ? commentCode(parts[at]) : escaped(parts[at], MarkdownText::inComment));
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

  /** Writes one character of a text, depending on those around it. */
  @FunctionalInterface
  private interface Escaper {
    String written(int[] points, int at);
  }

  private static String escaped(String text, Escaper escaper) {
    int[] points = text.codePoints().toArray();
    return IntStream.range(0, points.length)
        .mapToObj(at -> escaper.written(points, at))
        .collect(Collectors.joining());
  }

  private static String onPage(int[] points, int at) {
    return points[at] == ']' && next(points, at) == ':' ? "\\]" : anywhere(points, at);
  }

  private static String inComment(int[] points, int at) {
    return switch (points[at]) {
      case '@', '#' -> Character.toString(points[at]) + "<!-- -->";
      // A comment's text is on a separate line, where a leading bracket would start a definition.
      case ']' -> points[0] == '[' ? onPage(points, at) : anywhere(points, at);
      default -> anywhere(points, at);
    };
  }

  private static String anywhere(int[] points, int at) {
    int c = points[at];
    String shown = Character.toString(c);
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '\\', '`', '*', '|', '~', '$' -> "\\" + shown;
      case '_' -> isWithinWord(points, at) ? shown : "\\" + shown;
      case ']' -> next(points, at) == '(' || next(points, at) == '[' ? "\\" + shown : shown;
      default -> Character.isWhitespace(c) ? " " : Visible.isHidden(c) ? Visible.name(c) : shown;
    };
  }

  private static boolean isWithinWord(int[] points, int at) {
    return at > 0
        && Character.isLetterOrDigit(points[at - 1])
        && Character.isLetterOrDigit(next(points, at));
  }

  private static int next(int[] points, int at) {
    return at == points.length - 1 ? ' ' : points[at + 1];
  }
}
