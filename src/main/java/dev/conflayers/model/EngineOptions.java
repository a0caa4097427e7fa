package dev.conflayers.model;

/**
 * How to load a model.
 *
 * @param threads how many threads a pass may use; 0 for one per core
 */
public record EngineOptions(NumberFormat dtype, Device device, int threads) {
  public EngineOptions {
    if (threads < 0 || threads > 1024) {
      throw new IllegalArgumentException("threads must be within [0, 1024], got " + threads);
    }
  }
}
