package dev.conflayers.report;

import java.util.ArrayList;
import java.util.List;

/** The rows of a table as they are said, before any format escapes or aligns them. */
final class Table {
  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heading) {
    this.heading = List.of(heading);
  }

  Table row(String... cells) {
    if (cells.length != heading.size()) {
      throw new IllegalArgumentException(
          "a row must have " + heading.size() + " cells, got " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  List<String> heading() {
    return heading;
  }

  List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** Whether a column holds words, which go to the left, rather than numbers. */
  boolean isWords(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .anyMatch(cell -> !cell.isEmpty() && Character.isLetter(cell.codePointAt(0)));
  }
}
