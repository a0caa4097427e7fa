package dev.conflayers.task;

/** Python's string operations used by published prompts, where Java's differ. */
final class PythonText {
  private PythonText() {}

  /** Returns {@code text.strip()}. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Returns {@code text[from:]}, which counts code points. */
  static String from(String text, int from) {
    int codePoints = text.codePointCount(0, text.length());
    return text.substring(text.offsetByCodePoints(0, Math.min(from, codePoints)));
  }

  /** Python also strips no-break spaces and NEL, which {@link String#strip} keeps. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
