package dev.conflayers.model;

import java.util.function.Consumer;

/** Opens models. */
public interface Engine {
  /**
   * Loads a checkpoint.
   *
   * @param nameOrPath a name of the catalogue, a directory, or a file
   * @param progress hears what is being done, one short line at a time; what should stay in sight
   *     is a sentence that ends in a full stop
   * @throws IllegalArgumentException if the options ask for what this machine does not have
   */
  LoadedModel load(String nameOrPath, EngineOptions options, Consumer<String> progress);

  /**
   * Returns the dimensions of a checkpoint, of which config.json is enough.
   *
   * @throws IllegalArgumentException if this engine cannot tell
   */
  default ModelDimensions dimensions(String path) {
    throw new IllegalArgumentException("this engine tells no dimensions of " + path);
  }

  /**
   * Loads a model of these dimensions whose weights are random: its text means nothing, its passes
   * take as long as a trained model's. It has no tokenizer to speak of.
   *
   * @throws IllegalArgumentException if the options ask for what this machine does not have
   */
  default LoadedModel untrained(
      ModelDimensions dimensions, EngineOptions options, Consumer<String> progress) {
    throw new IllegalArgumentException("this engine loads no random weights of " + dimensions);
  }
}
