package dev.conflayers.model;

/** Where a model runs. */
public enum Device {
  CPU,
  CUDA,
  /** In plain Java, slowly, but with the same bits on every machine. */
  JAVA
}
