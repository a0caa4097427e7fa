package dev.conflayers.model.llama;

import java.util.Arrays;
import java.util.Locale;

/** The number format that weights, activations and the KV cache are held in. */
public enum NumberFormat {
  FP32(6, 4),
  FP64(7, 8),
  FP16(5, 2),
  BF16(15, 2);

  private final int scalarType;
  private final int bytes;

  NumberFormat(int scalarType, int bytes) {
    this.scalarType = scalarType;
    this.bytes = bytes;
  }

  /** Returns the format with the name that suites use, such as {@code bf16}. */
  public static NumberFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.suiteName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new EngineProblem(
                    "dtype must be one of fp32, bf16, fp16 and fp64, got '" + name + "'"));
  }

  /** Returns the name that suites and reports use. */
  public String suiteName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns PyTorch's number for the format, as serialized TorchScript writes it. */
  int scalarType() {
    return scalarType;
  }

  int bytes() {
    return bytes;
  }
}
