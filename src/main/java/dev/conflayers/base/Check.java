package dev.conflayers.base;

/** Checks on the values of a file's keys. */
public final class Check {
  private Check() {}

  /**
   * Refuses unless {@code holds}.
   *
   * @param why what must hold and what was given, such as {@code must not be blank}
   * @throws KeyRefusal if {@code holds} is false
   */
  public static void that(boolean holds, String key, String why) {
    if (!holds) {
      throw new KeyRefusal(key, why);
    }
  }

  public static void within(String key, long value, long low, long high) {
    that(
        value >= low && value <= high,
        key,
        "must be within [" + low + ", " + high + "], got " + value);
  }

  public static void within(String key, double value, double low, double high) {
    that(
        value >= low && value <= high,
        key,
        "must be within [" + low + ", " + high + "], got " + value);
  }

  public static void positive(String key, double value) {
    that(value > 0 && Double.isFinite(value), key, "must be a positive number, got " + value);
  }

  /** Names become keys, table headings and parts of file names. */
  public static void name(String key, String value) {
    that(
        value.matches("[a-z0-9][a-z0-9._-]{0,63}"),
        key,
        "must be up to 64 lower-case letters, digits, '.', '_' or '-', got '" + value + "'");
  }
}
