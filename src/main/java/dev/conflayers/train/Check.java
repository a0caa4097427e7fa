package dev.conflayers.train;

/** Says what is wrong with a key of a recipe, beginning with the key. */
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

  static void within(String key, double value, double low, double high) {
    that(
        value >= low && value <= high,
        key + " must be within [" + low + ", " + high + "], got " + value);
  }

  static void positive(String key, double value) {
    that(value > 0 && Double.isFinite(value), key + " must be a positive number, got " + value);
  }
}
