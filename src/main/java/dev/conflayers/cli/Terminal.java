package dev.conflayers.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}.
 *
 * @param colour whether {@code out} shows colours
 * @param live whether {@code err} can redraw a line
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean live) {
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

  /** Prints names and what they stand for in two columns. */
  void list(Map<String, String> entries) {
    int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    entries.forEach(
        (name, says) -> println((name + " ".repeat(width - name.length() + 2) + says).strip()));
  }

  /** Tells the user something that is not a result. */
  void note(String line) {
    err.println(line);
    err.flush();
  }
}
