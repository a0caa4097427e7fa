package dev.conflayers.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table whose columns line up in plain text too: words to the left, numbers to the right. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(String... heading) {
    rows.add(List.of(heading));
  }

  MarkdownTable row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "a row must have " + rows.get(0).size() + " cells, got " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  @Override
  public String toString() {
    List<Integer> widths = new ArrayList<>();
    List<Boolean> words = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int at = column;
      widths.add(Math.max(3, rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0)));
      words.add(rows.stream().skip(1).anyMatch(row -> isWords(row.get(at))));
    }
    StringBuilder text = new StringBuilder(line(rows.get(0), widths, words));
    for (int column = 0; column < widths.size(); column++) {
      String rule = "-".repeat(widths.get(column) + 1);
      text.append('|').append(words.get(column) ? ":" + rule : rule + ":");
    }
    text.append("|\n");
    rows.stream().skip(1).forEach(row -> text.append(line(row, widths, words)));
    return text.toString();
  }

  private static boolean isWords(String cell) {
    return !cell.isEmpty() && (Character.isLetter(cell.codePointAt(0)) || cell.startsWith("`"));
  }

  private static String line(List<String> row, List<Integer> widths, List<Boolean> words) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String padding = " ".repeat(widths.get(column) - width(row.get(column)));
      cells.add(words.get(column) ? row.get(column) + padding : padding + row.get(column));
    }
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
