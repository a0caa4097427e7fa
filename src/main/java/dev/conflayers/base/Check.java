package dev.conflayers.base;

/** Says what is wrong with a key of a file, beginning with the key. */
public final class Check {
  private Check() {}

  public static void that(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  public static void within(String key, long value, long low, long high) {
    that(
        value >= low && value <= high,
        key + " must be within [" + low + ", " + high + "], got " + value);
  }

  public static void within(String key, double value, double low, double high) {
    that(
        value >= low && value <= high,
        key + " must be within [" + low + ", " + high + "], got " + value);
  }

  public static void positive(String key, double value) {
    that(value > 0 && Double.isFinite(value), key + " must be a positive number, got " + value);
  }

  /** Names become keys, table headings and parts of file names. */
  public static void name(String key, String value) {
    that(
        value.matches("[a-z0-9][a-z0-9._-]{0,63}"),
        key + " must be up to 64 lower-case letters, digits, '.', '_' or '-', got '" + value + "'");
  }
}
