package dev.conflayers.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}.
 *
 * @param colour whether {@code out} shows colours
 * @param outColumns columns of the terminal that {@code out} is; 0 if it is none
 * @param errColumns columns of the terminal that {@code err} is; 0 if it is none
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colour, int outColumns, int errColumns) {
  /** The longest line of running text that is easy to read. */
  private static final int TEXT_COLUMNS = 96;

  private static final String CLEAR_LINE = "\r\u001b[K";

  /** Returns whether {@code err} can redraw a line. */
  boolean live() {
    return errColumns > 0;
  }

  /** Returns {@code text} in an ANSI style such as {@code "1;32"}, or plain where there is none. */
  String styled(String style, String text) {
    return colour ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
  }

  void print(String text) {
    out.print(text);
    out.flush();
  }

  void println(String line) {
    out.println(line);
    out.flush();
  }

  /** Returns running text broken between words, to fit the terminal. */
  String wrapped(String text) {
    int columns = outColumns > 0 ? Math.min(outColumns, TEXT_COLUMNS) : TEXT_COLUMNS;
    return wrapped(text, columns, 0);
  }

  /** Prints names and what they stand for in two columns. */
  void list(Map<String, String> entries) {
    int indent = 2 + entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    entries.forEach(
        (name, says) -> {
          String line = (name + " ".repeat(indent - name.length()) + says).strip();
          println(outColumns > indent ? wrapped(line, outColumns, indent) : line);
        });
  }

  /** Breaks {@code text} before words that end beyond {@code columns}; later lines are indented. */
  private static String wrapped(String text, int columns, int indent) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > indent && column + 1 + word.length() > columns) {
        lines.append(System.lineSeparator()).append(" ".repeat(indent));
        column = indent;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }

  /** Tells the user something that is not a result. */
  void note(String line) {
    err.println(line);
    err.flush();
  }

  /** Shows {@code line} in place of the last one shown so; cut to the terminal's width. */
  void redraw(String line) {
    int columns = errColumns - 1;
    err.print(CLEAR_LINE + (line.length() > columns ? line.substring(0, columns - 1) + "…" : line));
    err.flush();
  }

  /** Takes away what was redrawn. */
  void clear() {
    if (live()) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
