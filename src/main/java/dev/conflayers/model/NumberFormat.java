package dev.conflayers.model;

/** Number format of a model's weights and activations. */
public enum NumberFormat {
  FP32,
  BF16,
  FP16,
  FP64
}
