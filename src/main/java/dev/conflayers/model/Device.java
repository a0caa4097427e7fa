package dev.conflayers.model;

/** Where a model runs. */
public enum Device {
  CPU,
  CUDA
}
