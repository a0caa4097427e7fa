package dev.conflayers.model.torch;

import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.checkpoint.WeightSource;
import dev.conflayers.model.token.Tokenizer;
import java.nio.file.Path;
import java.util.Map;

/**
 * An opened checkpoint whose weights are not loaded yet.
 *
 * @param provenance path, format, sha256 of each weight file, sizes
 */
record Checkpoint(
    Path path,
    LlamaConfig config,
    WeightSource weights,
    Tokenizer tokenizer,
    Map<String, String> provenance)
    implements AutoCloseable {
  Checkpoint {
    provenance = Map.copyOf(provenance);
  }

  @Override
  public void close() {
    weights.close();
  }
}
