package dev.conflayers.report.text;

import dev.conflayers.base.Visible;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of CSV files (RFC 4180). */
public final class CsvText {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  private CsvText() {}

  /** Appends a line of these fields. */
  public static void line(StringBuilder csv, String... fields) {
    csv.append(Arrays.stream(fields).map(CsvText::field).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  /**
   * Quotes where needed, spells out invisible characters, and keeps spreadsheets from reading a
   * name as a formula.
   */
  public static String field(String value) {
    boolean formula =
        !value.isEmpty()
            && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
            && !NUMBER.matcher(value).matches();
    String safe = (formula ? "'" : "") + Visible.of(value, "\n\r\t");
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
