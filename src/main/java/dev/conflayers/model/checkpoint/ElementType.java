package dev.conflayers.model.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/**
 * Storage format of a file's numbers: blocks of {@code blockValues} values and {@code blockBytes}
 * bytes. The names are those of safetensors and GGML; the codes are GGML's, -1 if it has none.
 */
public enum ElementType {
  F32(0, 1, 4, true),
  F16(1, 1, 2, true),
  BF16(30, 1, 2, true),
  F64(28, 1, 8, true),
  Q4_0(2, 32, 18, true),
  Q4_1(3, 32, 20, true),
  Q5_0(6, 32, 22, true),
  Q5_1(7, 32, 24, true),
  Q8_0(8, 32, 34, true),
  Q4_K(12, 256, 144, true),
  Q5_K(13, 256, 176, true),
  Q6_K(14, 256, 210, true),
  I64(27, 1, 8, false),
  I32(26, 1, 4, false),
  I16(25, 1, 2, false),
  I8(24, 1, 1, false),
  U64(-1, 1, 8, false),
  U32(-1, 1, 4, false),
  U16(-1, 1, 2, false),
  U8(-1, 1, 1, false),
  BOOL(-1, 1, 1, false);

  private final int code;
  private final int blockValues;
  private final int blockBytes;
  private final boolean decodable;

  ElementType(int code, int blockValues, int blockBytes, boolean decodable) {
    this.code = code;
    this.blockValues = blockValues;
    this.blockBytes = blockBytes;
    this.decodable = decodable;
  }

  /** Returns the type with GGML's number {@code code}. */
  static Optional<ElementType> ofGgml(long code) {
    return Arrays.stream(values()).filter(t -> t.code >= 0 && t.code == code).findFirst();
  }

  /** Returns the type safetensors calls {@code name}. */
  static Optional<ElementType> ofSafetensors(String name) {
    return Arrays.stream(values())
        .filter(t -> t.blockValues == 1 && t.name().equals(name))
        .findFirst();
  }

  int blockValues() {
    return blockValues;
  }

  int blockBytes() {
    return blockBytes;
  }

  /** Returns whether values of this type can be weights. */
  boolean decodable() {
    return decodable;
  }

  /** Decodes the first {@code blocks} blocks of {@code in} to the front of {@code out}. */
  void decode(byte[] in, int blocks, float[] out) {
    switch (this) {
      case F32 -> PlainNumbers.f32(in, blocks, out);
      case F16 -> PlainNumbers.f16(in, blocks, out);
      case BF16 -> PlainNumbers.bf16(in, blocks, out);
      case F64 -> PlainNumbers.f64(in, blocks, out);
      case Q4_0 -> LegacyBlocks.q4v0(in, blocks, out);
      case Q4_1 -> LegacyBlocks.q4v1(in, blocks, out);
      case Q5_0 -> LegacyBlocks.q5v0(in, blocks, out);
      case Q5_1 -> LegacyBlocks.q5v1(in, blocks, out);
      case Q8_0 -> LegacyBlocks.q8v0(in, blocks, out);
      case Q4_K -> KBlocks.q4(in, blocks, out);
      case Q5_K -> KBlocks.q5(in, blocks, out);
      case Q6_K -> KBlocks.q6(in, blocks, out);
      case I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
          throw new IllegalStateException(name() + " values are not weights");
    }
  }
}
