package dev.conflayers.stats;

/** Checks the arguments of statistical procedures. */
final class Checks {
  private static final String LEAVE_OUT = "; leave out what was not measured, and count it";

  private Checks() {}

  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value + LEAVE_OUT);
    }
    return value;
  }

  static void allFinite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] must be finite, got " + values[i] + LEAVE_OUT);
      }
    }
  }

  static void allFinite(String name, double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      allFinite(name + "[" + i + "]", rows[i]);
    }
  }

  /** Requires at least {@code least} finite values. */
  static void sample(String name, double[] values, int least) {
    size(name, values.length, least);
    allFinite(name, values);
  }

  static void size(String name, int size, int least) {
    if (size < least) {
      throw new IllegalArgumentException(
          name + " must hold at least " + least + " values, got " + size + "; measure more");
    }
  }

  static void sameSize(String name, int size, String other, int otherSize) {
    if (size != otherSize) {
      throw new IllegalArgumentException(
          name + " and " + other + " must be paired, got " + size + " and " + otherSize);
    }
  }

  static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (!(finite(name, value) >= 0)) {
      throw new IllegalArgumentException(name + " must not be negative, got " + value);
    }
    return value;
  }

  static double positive(String name, double value) {
    if (!(finite(name, value) > 0)) {
      throw new IllegalArgumentException(name + " must be above 0, got " + value);
    }
    return value;
  }

  /** Requires a probability strictly between 0 and 1: a level, a confidence, a power. */
  static double level(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be within (0, 1), got " + value);
    }
    return value;
  }

  static double probability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be within [0, 1], got " + value);
    }
    return value;
  }
}
