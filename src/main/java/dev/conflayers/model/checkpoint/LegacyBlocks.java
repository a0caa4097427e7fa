package dev.conflayers.model.checkpoint;

/**
 * GGML's quantised blocks of 32 values: a half-precision scale {@code d}, in the {@code _1} types a
 * half-precision minimum {@code m}, in the five-bit types 32 high bits, then the integers. Low
 * nibbles hold values 0 to 15 and high nibbles values 16 to 31. Layouts: ggml's {@code
 * ggml-common.h}.
 */
final class LegacyBlocks {
  private static final int HALF = 16;

  private LegacyBlocks() {}

  static void q4v0(byte[] in, int blocks, float[] out) {
    for (int block = 0, at = 0, o = 0; block < blocks; block++, at += 18, o += 32) {
      float d = PlainNumbers.half(in, at);
      for (int j = 0; j < HALF; j++) {
        int q = in[at + 2 + j];
        out[o + j] = d * ((q & 15) - 8);
        out[o + HALF + j] = d * (((q >> 4) & 15) - 8);
      }
    }
  }

  static void q4v1(byte[] in, int blocks, float[] out) {
    for (int block = 0, at = 0, o = 0; block < blocks; block++, at += 20, o += 32) {
      float d = PlainNumbers.half(in, at);
      float m = PlainNumbers.half(in, at + 2);
      for (int j = 0; j < HALF; j++) {
        int q = in[at + 4 + j];
        out[o + j] = d * (q & 15) + m;
        out[o + HALF + j] = d * ((q >> 4) & 15) + m;
      }
    }
  }

  static void q5v0(byte[] in, int blocks, float[] out) {
    for (int block = 0, at = 0, o = 0; block < blocks; block++, at += 22, o += 32) {
      float d = PlainNumbers.half(in, at);
      int high = PlainNumbers.bits(in, at + 2);
      for (int j = 0; j < HALF; j++) {
        int q = in[at + 6 + j];
        out[o + j] = d * (((q & 15) | ((high >>> j) & 1) << 4) - 16);
        out[o + HALF + j] = d * ((((q >> 4) & 15) | ((high >>> (HALF + j)) & 1) << 4) - 16);
      }
    }
  }

  static void q5v1(byte[] in, int blocks, float[] out) {
    for (int block = 0, at = 0, o = 0; block < blocks; block++, at += 24, o += 32) {
      float d = PlainNumbers.half(in, at);
      float m = PlainNumbers.half(in, at + 2);
      int high = PlainNumbers.bits(in, at + 4);
      for (int j = 0; j < HALF; j++) {
        int q = in[at + 8 + j];
        out[o + j] = d * ((q & 15) | ((high >>> j) & 1) << 4) + m;
        out[o + HALF + j] = d * (((q >> 4) & 15) | ((high >>> (HALF + j)) & 1) << 4) + m;
      }
    }
  }

  static void q8v0(byte[] in, int blocks, float[] out) {
    for (int block = 0, at = 0, o = 0; block < blocks; block++, at += 34, o += 32) {
      float d = PlainNumbers.half(in, at);
      for (int j = 0; j < 32; j++) {
        out[o + j] = d * in[at + 2 + j];
      }
    }
  }
}
