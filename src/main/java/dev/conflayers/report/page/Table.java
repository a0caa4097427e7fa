package dev.conflayers.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A format-independent table: its rows before escaping and alignment. */
public final class Table {
  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> links = new ArrayList<>();

  public Table(String... heading) {
    this.heading = List.of(heading);
  }

  /** Adds a row; the number of cells must match the heading. */
  public Table row(String... cells) {
    return linked("", cells);
  }

  /**
   * Adds a row whose first cell links to a file in the folder of the page; no link if it is empty.
   */
  public Table linked(String file, String... cells) {
    if (cells.length != heading.size()) {
      throw new IllegalArgumentException(
          "a row must have " + heading.size() + " cells, got " + cells.length);
    }
    rows.add(List.of(cells));
    links.add(file);
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public List<String> heading() {
    return heading;
  }

  public List<List<String>> rows() {
    return Collections.unmodifiableList(rows);
  }

  public String link(int row) {
    return links.get(row);
  }

  /** Returns whether a column holds words, which are left-aligned, rather than numbers. */
  public boolean isWords(int column) {
    boolean leads = column == 0 && links.stream().anyMatch(link -> !link.isEmpty());
    return leads
        || rows.stream()
            .map(row -> row.get(column))
            .filter(cell -> !cell.startsWith(CellText.NONE))
            .anyMatch(cell -> !cell.isEmpty() && Character.isLetter(cell.codePointAt(0)));
  }
}
