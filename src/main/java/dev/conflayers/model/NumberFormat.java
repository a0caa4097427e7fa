package dev.conflayers.model;

/** The format a model's weights and activations are held in. */
public enum NumberFormat {
  FP32,
  BF16,
  FP16,
  FP64
}
