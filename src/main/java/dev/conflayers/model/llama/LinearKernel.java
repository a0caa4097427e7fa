package dev.conflayers.model.llama;

import dev.conflayers.model.NumberFormat;
import java.util.Locale;

/**
 * A way to multiply activations by a weight matrix. Which is fastest depends on the processor, the
 * number format and the rows: on some machines the plain product of one row runs on one core only,
 * and a baseline that used it would make any speculation look good.
 */
enum LinearKernel {
  /** torch.linear. */
  PLAIN(0, false),
  /** oneDNN on weights that were reordered once, at loading. */
  PACKED(1, true),
  /** Matrix by vector; one row only. */
  VECTOR(2, false),
  /** The transposed product, weights on the left. */
  TRANSPOSED(3, false),
  /** Matrix by vector for one row after the other. */
  ROWS(4, false),
  /** Weights widened to single precision first. */
  WIDENED(5, false);

  private final int code;
  private final boolean packed;

  LinearKernel(int code, boolean packed) {
    this.code = code;
    this.packed = packed;
  }

  /** Returns the number the TorchScript program knows the kernel by. */
  int code() {
    return code;
  }

  boolean packed() {
    return packed;
  }

  /** Returns whether the kernel serves any format and number of rows that its layout serves. */
  boolean general() {
    return this == PLAIN || this == PACKED;
  }

  boolean suits(NumberFormat format, int rows) {
    return switch (this) {
      case PLAIN, PACKED, TRANSPOSED -> true;
      case VECTOR -> rows == 1;
      case ROWS -> rows > 1 && rows <= 8;
      case WIDENED -> format == NumberFormat.BF16 && rows > 1;
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
