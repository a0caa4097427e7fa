package dev.conflayers.report;

import dev.conflayers.report.page.Table;
import dev.conflayers.report.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats a Markdown table whose columns also line up as plain text. */
final class MarkdownTable {
  private MarkdownTable() {}

  static String of(Table table) {
    List<String> heading = escaped(table.heading());
    List<List<String>> rows = new ArrayList<>();
    for (int at = 0; at < table.rows().size(); at++) {
      rows.add(linked(escaped(table.rows().get(at)), table.link(at)));
    }
    List<Integer> widths = new ArrayList<>();
    List<Boolean> words = new ArrayList<>();
    for (int column = 0; column < heading.size(); column++) {
      int at = column;
      int cells = rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0);
      widths.add(IntStream.of(3, width(heading.get(at)), cells).max().orElseThrow());
      words.add(table.isWords(column));
    }
    StringBuilder text = new StringBuilder(line(heading, widths, words));
    for (int column = 0; column < widths.size(); column++) {
      String rule = "-".repeat(widths.get(column) + 1);
      text.append('|').append(words.get(column) ? ":" + rule : rule + ":");
    }
    text.append("|\n");
    rows.forEach(row -> text.append(line(row, widths, words)));
    return text.toString();
  }

  private static List<String> linked(List<String> cells, String link) {
    if (link.isEmpty()) {
      return cells;
    }
    List<String> linked = new ArrayList<>(cells);
    linked.set(0, "[" + cells.get(0) + "](" + link + ")");
    return linked;
  }

  private static List<String> escaped(List<String> cells) {
    return cells.stream().map(MarkdownText::of).toList();
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
