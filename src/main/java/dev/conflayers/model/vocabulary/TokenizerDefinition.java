package dev.conflayers.model.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Json;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.checkpoint.JsonSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Contents of a tokenizer.json.
 *
 * @param ids the id of every token, by its text as written in the file
 * @param vocabulary one more than the largest id
 */
record TokenizerDefinition(ObjectNode root, Map<String, Integer> ids, int vocabulary) {
  private static final JsonMapper JSON = Json.strict().build();
  private static final int MOST = 1 << 24;
  private static final Set<String> KINDS = Set.of("BPE", "WordLevel");

  /**
   * Reads a definition. Supported are byte-pair encoding, which the supported families use, and
   * whole words, for toy models; both list their vocabulary as an object.
   */
  static TokenizerDefinition of(JsonSettings file) {
    Path path = file.path();
    JsonNode model = file.root().path("model");
    // Old files omit the type, and only BPE models have merges.
    if (!KINDS.contains(model.path("type").asText("BPE")) || !model.path("vocab").isObject()) {
      throw new CheckpointProblem(
          path
              + ": the tokenizer's model is '"
              + model.path("type").asText("unknown")
              + "'; BPE and WordLevel are supported");
    }
    Map<String, Integer> ids = new HashMap<>();
    model.path("vocab").properties().forEach(e -> add(path, ids, e.getKey(), e.getValue()));
    for (JsonNode added : file.root().path("added_tokens")) {
      add(path, ids, added.path("content").asText(), added.path("id"));
    }
    if (ids.isEmpty()) {
      throw new CheckpointProblem(path + ": the vocabulary is empty; the tokenizer is damaged");
    }
    int largest = ids.values().stream().mapToInt(id -> id).max().orElse(0);
    return new TokenizerDefinition(((ObjectNode) file.root()).deepCopy(), ids, largest + 1);
  }

  private static void add(Path path, Map<String, Integer> ids, String text, JsonNode id) {
    if (!id.canConvertToInt()
        || !id.isIntegralNumber()
        || id.intValue() < 0
        || id.intValue() >= MOST) {
      throw new CheckpointProblem(
          path
              + ": token '"
              + text
              + "' has id "
              + id
              + ", outside 0 to "
              + (MOST - 1)
              + "; the tokenizer is damaged");
    }
    ids.put(text, id.intValue());
  }

  Optional<Integer> id(String token) {
    return Optional.ofNullable(ids.get(token));
  }

  /** Returns this definition with {@code bos} before every text, or without special tokens. */
  TokenizerDefinition beginningWith(Optional<String> bos) {
    ObjectNode changed = root.deepCopy();
    Optional<Integer> id = bos.flatMap(this::id);
    changed.set(
        "post_processor",
        id.isPresent() ? PostProcessor.prefix(bos.orElseThrow(), id.get()) : null);
    return new TokenizerDefinition(changed, ids, vocabulary);
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }
}
