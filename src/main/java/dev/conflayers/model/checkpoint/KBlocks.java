package dev.conflayers.model.checkpoint;

/**
 * GGML's super-blocks of 256 values: sub-blocks with integer scales, which are themselves scaled by
 * two half-precision numbers. Layouts: ggml's {@code ggml-common.h} ({@code block_q4_K} and
 * similar).
 */
final class KBlocks {
  private static final int VALUES = 256;
  private static final int SCALES = 4;

  private KBlocks() {}

  /** Blocks of 144 bytes: d, dmin, 12 bytes of packed scales, 128 bytes of nibbles. */
  static void q4(byte[] in, int blocks, float[] out) {
    for (int block = 0, at = 0, o = 0; block < blocks; block++, at += 144, o += VALUES) {
      float d = PlainNumbers.half(in, at);
      float min = PlainNumbers.half(in, at + 2);
      for (int sub = 0; sub < 8; sub++) {
        float scale = d * scale(in, at + SCALES, sub);
        float offset = min * minimum(in, at + SCALES, sub);
        int from = at + 16 + 32 * (sub / 2);
        int shift = 4 * (sub & 1);
        for (int l = 0; l < 32; l++) {
          out[o + 32 * sub + l] = scale * ((in[from + l] >> shift) & 15) - offset;
        }
      }
    }
  }

  /** Blocks of 176 bytes: as {@link #q4} with 32 bytes of fifth bits before the nibbles. */
  static void q5(byte[] in, int blocks, float[] out) {
    for (int block = 0, at = 0, o = 0; block < blocks; block++, at += 176, o += VALUES) {
      float d = PlainNumbers.half(in, at);
      float min = PlainNumbers.half(in, at + 2);
      for (int sub = 0; sub < 8; sub++) {
        float scale = d * scale(in, at + SCALES, sub);
        float offset = min * minimum(in, at + SCALES, sub);
        int high = at + 16;
        int from = at + 48 + 32 * (sub / 2);
        int shift = 4 * (sub & 1);
        for (int l = 0; l < 32; l++) {
          int q = ((in[from + l] >> shift) & 15) | ((in[high + l] >> sub) & 1) << 4;
          out[o + 32 * sub + l] = scale * q - offset;
        }
      }
    }
  }

  /** Blocks of 210 bytes: 128 of low nibbles, 64 of high bit pairs, 16 signed scales, d. */
  static void q6(byte[] in, int blocks, float[] out) {
    for (int block = 0, at = 0, o = 0; block < blocks; block++, at += 210, o += VALUES) {
      float d = PlainNumbers.half(in, at + 208);
      for (int run = 0; run < 8; run++) {
        int half = run / 4;
        int k = run & 3;
        int low = at + 64 * half + 32 * (k & 1);
        int lowShift = 4 * (k / 2);
        int high = at + 128 + 32 * half;
        int scales = at + 192 + 8 * half + 2 * k;
        for (int side = 0; side < 2; side++) {
          float scale = d * in[scales + side];
          for (int l = 16 * side; l < 16 * side + 16; l++) {
            int q = ((in[low + l] >> lowShift) & 15) | ((in[high + l] >> (2 * k)) & 3) << 4;
            out[o + 32 * run + l] = scale * (q - 32);
          }
        }
      }
    }
  }

  /** Returns the six-bit scale of sub-block {@code s}; the last four are split into two parts. */
  private static int scale(byte[] in, int at, int s) {
    return s < 4 ? in[at + s] & 63 : (in[at + s + 4] & 15) | ((in[at + s - 4] >> 6) & 3) << 4;
  }

  private static int minimum(byte[] in, int at, int s) {
    return s < 4
        ? in[at + s + 4] & 63
        : ((in[at + s + 4] >> 4) & 15) | ((in[at + s] >> 6) & 3) << 4;
  }
}
