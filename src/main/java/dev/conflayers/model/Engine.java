package dev.conflayers.model;

import java.util.function.Consumer;

/** Opens models. */
public interface Engine {
  /**
   * Loads a checkpoint.
   *
   * @param nameOrPath a name of the catalogue, a directory, or a file
   * @param progress receives one short line per step; a line that should stay visible is a sentence
   *     that ends in a full stop
   * @throws IllegalArgumentException if this machine does not support the options
   */
  LoadedModel load(String nameOrPath, EngineOptions options, Consumer<String> progress);

  /**
   * Returns what a checkpoint tells before its weights are loaded.
   *
   * @throws IllegalArgumentException if this engine cannot tell
   */
  default StoredModel stored(String path) {
    throw new IllegalArgumentException("this engine cannot look into " + path);
  }

  /**
   * Returns the dimensions of a checkpoint, for which config.json is enough.
   *
   * @throws IllegalArgumentException if this engine cannot tell
   */
  default ModelDimensions dimensions(String path) {
    throw new IllegalArgumentException("this engine cannot read the dimensions of " + path);
  }

  /**
   * Loads a model with these dimensions and random weights: its text is meaningless, but its passes
   * take as long as a trained model's. It has no usable tokenizer.
   *
   * @throws IllegalArgumentException if this machine does not support the options
   */
  default LoadedModel untrained(
      ModelDimensions dimensions, EngineOptions options, Consumer<String> progress) {
    throw new IllegalArgumentException(
        "this engine does not support random weights, asked for " + dimensions);
  }
}
