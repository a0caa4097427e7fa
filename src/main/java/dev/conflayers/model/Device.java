package dev.conflayers.model;

/** The device a model runs on. */
public enum Device {
  CPU,
  CUDA,
  /** Plain Java: slow, but bit-identical on every machine. */
  JAVA
}
