package dev.conflayers.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Options of loading a model.
 *
 * @param threads number of threads a pass may use; 0 for one per core
 * @param contextLength the most rows a session may hold, overriding the checkpoint's own limit; 0
 *     for the checkpoint's
 * @param tokenizer the file or directory to take the tokenizer from; the checkpoint's own if empty
 */
public record EngineOptions(
    NumberFormat dtype, Device device, int threads, int contextLength, Optional<Path> tokenizer) {
  public EngineOptions {
    if (threads < 0 || threads > 1024) {
      throw new IllegalArgumentException("threads must be within [0, 1024], got " + threads);
    }
    if (contextLength < 0) {
      throw new IllegalArgumentException(
          "context-length must not be negative, got " + contextLength);
    }
  }

  /** Makes options that keep the checkpoint's own tokenizer. */
  public EngineOptions(NumberFormat dtype, Device device, int threads, int contextLength) {
    this(dtype, device, threads, contextLength, Optional.empty());
  }

  /** Returns the options that keep the checkpoint's own context length. */
  public static EngineOptions of(NumberFormat dtype, Device device, int threads) {
    return new EngineOptions(dtype, device, threads, 0);
  }
}
