package dev.conflayers.lab.corpus;

import java.nio.charset.StandardCharsets;

/** Number and length, in UTF-8 bytes, of a family's rows in a file. */
public record FamilyCounts(int rows, long promptBytes, long completionBytes) {
  static FamilyCounts of(Row row) {
    return new FamilyCounts(1, bytes(row.prompt()), bytes(row.draft().completion()));
  }

  FamilyCounts plus(FamilyCounts other) {
    return new FamilyCounts(
        rows + other.rows,
        promptBytes + other.promptBytes,
        completionBytes + other.completionBytes);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
