package dev.conflayers.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table whose columns line up in plain text too; the first column is left-aligned. */
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
    for (int column = 0; column < rows.get(0).size(); column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> width(row.get(at))).max().orElseThrow());
    }
    StringBuilder text = new StringBuilder(line(rows.get(0), widths));
    for (int column = 0; column < widths.size(); column++) {
      text.append(column == 0 ? "|:" : "|-").append("-".repeat(widths.get(column)));
      text.append(column == 0 ? "-" : ":");
    }
    text.append("|\n");
    rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  private static String line(List<String> row, List<Integer> widths) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String padding = " ".repeat(widths.get(column) - width(row.get(column)));
      cells.add(column == 0 ? row.get(column) + padding : padding + row.get(column));
    }
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
