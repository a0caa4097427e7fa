package dev.conflayers.stats;

/** Refuses what is not a number before it reaches an estimate. */
final class Finite {
  private Finite() {}

  static void require(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
  }

  static void requireAll(double[] values) {
    for (int i = 0; i < values.length; i++) {
      require("value " + i, values[i]);
    }
  }
}
