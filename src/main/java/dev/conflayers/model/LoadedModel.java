package dev.conflayers.model;

import dev.conflayers.model.token.Tokenizer;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model ready to decode, with its tokenizer and the facts that readers of its measurements need:
 * source, checksum, number format, device, threads, engine version, linear kernels.
 */
public record LoadedModel(LanguageModel model, Tokenizer tokenizer, Map<String, String> provenance)
    implements AutoCloseable {
  public LoadedModel {
    provenance = java.util.Collections.unmodifiableMap(new TreeMap<>(provenance));
  }

  @Override
  public void close() {
    model.close();
  }
}
