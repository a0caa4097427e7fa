package dev.conflayers.model.torch;

import dev.conflayers.model.NumberFormat;
import java.util.Locale;

/**
 * Kernel that multiplies activations by a weight matrix. Which is fastest depends on the processor,
 * the number format and the number of rows: on some machines the plain product of one row runs on
 * one core only, and a baseline using it would make any speculation look good.
 */
enum LinearKernel {
  /** torch.linear. */
  PLAIN(0, false),
  /** oneDNN on weights reordered once at loading. */
  PACKED(1, true),
  /** Matrix by vector; one row only. */
  VECTOR(2, false),
  /** The transposed product, weights on the left. */
  TRANSPOSED(3, false),
  /** Matrix by vector for one row after the other. */
  ROWS(4, false),
  /** Weights widened to single precision first. */
  WIDENED(5, false);

  private static final int MOST_SINGLE_ROWS = 8;

  private final int code;
  private final boolean packed;

  LinearKernel(int code, boolean packed) {
    this.code = code;
    this.packed = packed;
  }

  /** Returns the kernel's number in the TorchScript program. */
  int code() {
    return code;
  }

  boolean packed() {
    return packed;
  }

  /** Returns whether the kernel supports every format and number of rows of its layout. */
  boolean general() {
    return this == PLAIN || this == PACKED;
  }

  /** Returns whether a pass of {@code rows} rows may use the kernel. */
  boolean suits(int rows) {
    return switch (this) {
      case PLAIN, PACKED, TRANSPOSED -> true;
      case VECTOR -> rows == 1;
      case ROWS, WIDENED -> rows > 1;
    };
  }

  /** Returns whether the kernel is worth a trial at {@code rows} rows of a format. */
  boolean worthTrying(NumberFormat format, int rows) {
    return suits(rows)
        && (this != ROWS || rows <= MOST_SINGLE_ROWS)
        && (this != WIDENED || format == NumberFormat.BF16);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
