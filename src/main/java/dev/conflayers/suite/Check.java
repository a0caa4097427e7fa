package dev.conflayers.suite;

/** Says what is wrong with a key of a suite, beginning with the key. */
final class Check {
  private Check() {}

  static void that(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  static void within(String key, long value, long low, long high) {
    that(
        value >= low && value <= high,
        key + " must be within [" + low + ", " + high + "], got " + value);
  }

  /** Names become keys, table headings and parts of file names. */
  static void name(String key, String value) {
    that(
        value.matches("[a-z0-9][a-z0-9._-]{0,63}"),
        key + " must be up to 64 lower-case letters, digits, '.', '_' or '-', got '" + value + "'");
  }
}
