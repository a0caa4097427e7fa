package dev.conflayers.model.vocabulary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Writer of the tokenizer.json of a byte-level BPE vocabulary, which splits off single digits, then
 * words as GPT-2 does.
 */
public final class ByteLevelTokenizerJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ByteLevelTokenizerJson() {}

  /** A merge of two tokens, by their ids. */
  public record Merge(int left, int right) {}

  /**
   * Returns the definition.
   *
   * @param tokens by id; text tokens in the byte-level alphabet
   * @param specials how many of the first tokens are special
   * @param merges in order of precedence
   * @param begin the id of the special token that precedes an encoded text, if any
   */
  public static ObjectNode of(
      List<String> tokens, int specials, List<Merge> merges, Optional<Integer> begin) {
    ObjectNode root = JSON.objectNode().put("version", "1.0");
    root.putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (int id = 0; id < specials; id++) {
      added
          .addObject()
          .put("id", id)
          .put("content", tokens.get(id))
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    root.putNull("normalizer");
    ArrayNode steps =
        root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
    steps.addObject().put("type", "Digits").put("individual_digits", true);
    steps.add(byteLevel());
    root.putNull("post_processor");
    begin.ifPresent(id -> root.set("post_processor", PostProcessor.prefix(tokens.get(id), id)));
    root.set("decoder", byteLevel());
    ObjectNode model = root.putObject("model").put("type", "BPE").putNull("dropout");
    model.putNull("unk_token").putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
    ObjectNode vocabulary = model.putObject("vocab");
    for (int id = 0; id < tokens.size(); id++) {
      vocabulary.put(tokens.get(id), id);
    }
    ArrayNode pairs = model.putArray("merges");
    for (Merge merge : merges) {
      pairs.addArray().add(tokens.get(merge.left())).add(tokens.get(merge.right()));
    }
    return root;
  }

  private static ObjectNode byteLevel() {
    return JSON.objectNode()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true)
        .put("use_regex", true);
  }
}
