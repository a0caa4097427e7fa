package dev.conflayers.model.vocabulary;

import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.checkpoint.GgufMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Vocabulary lists of a GGUF file, checked for consistency.
 *
 * @param ids position of every token by its text
 * @param types GGML's token types, one per token
 */
record GgufTokens(
    GgufMetadata metadata, List<String> texts, Map<String, Integer> ids, List<Long> types) {
  static final long NORMAL = 1;
  static final long UNKNOWN = 2;
  static final long CONTROL = 3;
  static final long USER_DEFINED = 4;
  static final long BYTE = 6;

  static GgufTokens of(GgufMetadata metadata) {
    String key = "tokenizer.ggml.tokens";
    List<String> texts = metadata.required(key, metadata.texts(key));
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      Integer earlier = ids.put(texts.get(i), i);
      if (earlier != null) {
        throw new CheckpointProblem(
            metadata.path()
                + ": tokens "
                + earlier
                + " and "
                + i
                + " are both '"
                + texts.get(i)
                + "'; pass the tokenizer.json of the original model instead");
      }
    }
    List<Long> types =
        metadata
            .integers("tokenizer.ggml.token_type")
            .orElseGet(() -> texts.stream().map(text -> NORMAL).toList());
    if (types.size() != texts.size()) {
      throw new CheckpointProblem(
          metadata.path()
              + ": "
              + types.size()
              + " token types for "
              + texts.size()
              + " tokens; the file is damaged");
    }
    return new GgufTokens(metadata, texts, ids, types);
  }

  /** Returns the id under {@code key} if it names a token; converters write -1 for "none". */
  Optional<Integer> id(String key) {
    return metadata
        .integer("tokenizer.ggml." + key)
        .filter(id -> id >= 0 && id < texts.size())
        .map(Long::intValue);
  }
}
