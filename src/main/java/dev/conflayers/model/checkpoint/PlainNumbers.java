package dev.conflayers.model.checkpoint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unquantised numbers, little-endian. */
final class PlainNumbers {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  /** The single-precision value of each of the 65536 half-precision bit patterns. */
  private static final float[] HALVES = halves();

  private PlainNumbers() {}

  static void f32(byte[] in, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = Float.intBitsToFloat((int) INT.get(in, 4 * i));
    }
  }

  static void f16(byte[] in, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = half(in, 2 * i);
    }
  }

  static void bf16(byte[] in, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = Float.intBitsToFloat((short) SHORT.get(in, 2 * i) << 16);
    }
  }

  static void f64(byte[] in, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = (float) Double.longBitsToDouble((long) LONG.get(in, 8 * i));
    }
  }

  /** Returns the half-precision number at {@code at}. */
  static float half(byte[] in, int at) {
    return HALVES[(short) SHORT.get(in, at) & 0xffff];
  }

  /** Returns the 32 bits at {@code at}. */
  static int bits(byte[] in, int at) {
    return (int) INT.get(in, at);
  }

  private static float[] halves() {
    float[] table = new float[1 << 16];
    for (int bits = 0; bits < table.length; bits++) {
      int magnitude = bits & 0x7fff;
      // A half's exponent and fraction, moved into a float's bits, are 2^112 too small; the
      // product is exact, also for subnormal halves. Exponent 31 means infinity or NaN instead.
      float value =
          magnitude < 0x7c00
              ? Float.intBitsToFloat(magnitude << 13) * 0x1p112f
              : Float.intBitsToFloat(0x7f800000 | (magnitude & 0x3ff) << 13);
      table[bits] = (bits & 0x8000) == 0 ? value : -value;
    }
    return table;
  }

  private static VarHandle view(Class<?> arrays) {
    return MethodHandles.byteArrayViewVarHandle(arrays, ByteOrder.LITTLE_ENDIAN);
  }
}
