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
}
