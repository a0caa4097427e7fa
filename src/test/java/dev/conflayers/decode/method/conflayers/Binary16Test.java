package dev.conflayers.decode.method.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Checked for every binary16 value, against the format's definition. */
class Binary16Test {
  private static final int INFINITY = 0x7C00;

  /** Returns the value of a non-negative finite binary16 number: IEEE 754-2019, 3.4. */
  private static double value(int bits) {
    int exponent = bits >> 10;
    int fraction = bits & 0x3FF;
    return exponent == 0
        ? Math.scalb((double) fraction, -24)
        : Math.scalb(1024.0 + fraction, exponent - 25);
  }

  @Test
  void keepsEveryValue() {
    for (int bits = 0; bits < INFINITY; bits++) {
      assertRounds(value(bits), value(bits));
    }
  }

  @Test
  void roundsHalfwayToEvenAndOtherwiseToTheNearest() {
    for (int bits = 0; bits + 1 < INFINITY; bits++) {
      double low = value(bits);
      double high = value(bits + 1);
      double middle = (low + high) / 2;
      assertRounds(middle, bits % 2 == 0 ? low : high);
      assertRounds(Math.nextDown(middle), low);
      assertRounds(Math.nextUp(middle), high);
      assertRounds(Math.nextUp(low), low);
      assertRounds(Math.nextDown(high), high);
    }
  }

  @Test
  void overflowsFromHalfwayPastTheLargestValue() {
    assertThat(value(INFINITY - 1)).isEqualTo(Binary16.MAX);
    assertRounds(Math.nextDown(65520.0), Binary16.MAX);
    assertRounds(65520, Double.POSITIVE_INFINITY);
    assertRounds(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
    assertRounds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Test
  void underflowsToASignedZero() {
    assertRounds(Double.MIN_VALUE, 0);
    assertRounds(0x1p-25, 0);
    assertRounds(Math.nextUp(0x1p-25), 0x1p-24);
    assertThat(1 / Binary16.round(-0x1p-26)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void keepsNaN() {
    assertThat(Binary16.round(Double.NaN)).isNaN();
  }

  private static void assertRounds(double x, double expected) {
    if (Binary16.round(x) != expected || Binary16.round(-x) != -expected) {
      throw new AssertionError(x + " must round to " + expected + ", not " + Binary16.round(x));
    }
  }
}
