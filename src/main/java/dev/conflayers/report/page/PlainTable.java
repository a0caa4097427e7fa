package dev.conflayers.report.page;

import java.util.List;

/**
 * A plain-text table for a terminal: words left-aligned, numbers right-aligned, groups separated by
 * rules.
 */
public final class PlainTable {
  private static final String RULE = "─";

  private PlainTable() {}

  /**
   * Formats rows, the first of which is the heading. Rows with the same first cell form a group,
   * which shows that cell once.
   *
   * @param words number of leading columns that hold words
   */
  public static String of(List<List<String>> rows, int words) {
    return of(rows, words, true);
  }

  /** Formats ungrouped rows, the first of which is the heading. */
  public static String flat(List<List<String>> rows, int words) {
    return of(rows, words, false);
  }

  private static String of(List<List<String>> rows, int words, boolean grouped) {
    StringBuilder text = new StringBuilder();
    String previous = "";
    for (List<String> row : rows) {
      boolean same = grouped && row.get(0).equals(previous);
      if (!same && !previous.isEmpty() && (grouped || row == rows.get(1))) {
        text.append(RULE.repeat(width(rows))).append('\n');
      }
      for (int column = 0; column < row.size(); column++) {
        String cell = column == 0 && same ? "" : row.get(column);
        String padding = " ".repeat(width(rows, column) - cell.length());
        text.append(column == 0 ? "" : "  ");
        text.append(column < words ? cell + padding : padding + cell);
      }
      text.append('\n');
      previous = row.get(0);
    }
    return text.toString();
  }

  public static int width(List<List<String>> rows) {
    int width = 2 * (rows.get(0).size() - 1);
    for (int column = 0; column < rows.get(0).size(); column++) {
      width += width(rows, column);
    }
    return width;
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
