package dev.conflayers.model.checkpoint;

/** Rounding of single-precision numbers to 16 bits: to the nearest, ties to even. */
final class Rounding {
  private static final float LARGEST_HALF = 65504;

  /**
   * The smallest number that would round to infinity: halfway from the largest half to the next.
   */
  private static final float HALF_OVERFLOW = 65520;

  private Rounding() {}

  /** Returns the binary16 pattern of {@code value}; finite numbers too large become the largest. */
  static short half(float value) {
    int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (!(magnitude < HALF_OVERFLOW)) {
      magnitude = Float.isFinite(magnitude) ? LARGEST_HALF : magnitude;
    }
    if (Float.isNaN(magnitude)) {
      return (short) (sign | 0x7e00);
    }
    // Adding a number whose last bit is worth one unit of the half makes the processor round.
    int exponent = Math.max(Math.getExponent(magnitude), -14);
    if (exponent > 15) {
      return (short) (sign | 0x7c00);
    }
    float anchor = Math.scalb(1.0f, exponent + 13);
    float rounded = magnitude + anchor - anchor;
    if (rounded < 0x1p-14f) {
      return (short) (sign | (int) (rounded * 0x1p24f));
    }
    int bits = Float.floatToRawIntBits(rounded);
    return (short) (sign | ((bits >>> 13) - (112 << 10)));
  }

  /** Returns the bfloat16 pattern of {@code value}. */
  static short brain(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }
}
