package dev.conflayers.model.torch;

import dev.conflayers.model.NumberFormat;

/** PyTorch's name and size of a number format. */
final class ScalarType {
  private ScalarType() {}

  /** Returns PyTorch's number for the format, as serialized TorchScript writes it. */
  static int code(NumberFormat format) {
    return switch (format) {
      case FP16 -> 5;
      case FP32 -> 6;
      case FP64 -> 7;
      case BF16 -> 15;
    };
  }

  static int bytes(NumberFormat format) {
    return switch (format) {
      case FP16, BF16 -> 2;
      case FP32 -> 4;
      case FP64 -> 8;
    };
  }
}
