package dev.conflayers.decode.method.conflayers;

/** Rounding to IEEE 754 binary16, for which JDK 17 has no conversion. */
final class Binary16 {
  /** The largest finite value. */
  static final double MAX = 65504;

  /** The smallest value that rounds to infinity: halfway between the largest value and the next. */
  private static final double OVERFLOW = 65520;

  private static final int PRECISION = 11;
  private static final int MIN_EXPONENT = -14;

  private Binary16() {}

  /** Returns the binary16 value nearest to {@code x}; ties go to the even significand. */
  static double round(double x) {
    if (Double.isNaN(x) || x == 0) {
      return x;
    }
    if (Math.abs(x) >= OVERFLOW) {
      return Math.copySign(Double.POSITIVE_INFINITY, x);
    }
    // Subnormals share the spacing of the smallest normal binade.
    int exponent = Math.max(Math.getExponent(x), MIN_EXPONENT);
    double ulp = Math.scalb(1.0, exponent - (PRECISION - 1));
    return Math.copySign(Math.rint(x / ulp) * ulp, x);
  }
}
