package dev.conflayers.model.vocabulary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import java.util.List;
import java.util.Optional;

/**
 * Reconstruction of the tokenizer.json behind a GGUF file's vocabulary, as far as the file has the
 * information. The splitting expressions are those that llama.cpp lists for the name in {@code
 * tokenizer.ggml.pre} and that the named model's own tokenizer.json holds.
 */
final class GgufTokenizerJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String WORDS =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|%s"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  private final GgufTokens tokens;

  private GgufTokenizerJson(GgufTokens tokens) {
    this.tokens = tokens;
  }

  static ObjectNode of(GgufTokens tokens) {
    String kind =
        tokens
            .metadata()
            .required("tokenizer.ggml.model", tokens.metadata().text("tokenizer.ggml.model"));
    GgufTokenizerJson writer = new GgufTokenizerJson(tokens);
    return switch (kind) {
      case "gpt2" -> writer.byteLevel();
      case "llama" -> writer.sentencePiece();
      default ->
          throw new CheckpointProblem(
              tokens.metadata().path()
                  + ": tokenizer.ggml.model is '"
                  + kind
                  + "'; gpt2 and llama are supported: pass the model's tokenizer.json instead");
    };
  }

  private ObjectNode byteLevel() {
    String pre = tokens.metadata().text("tokenizer.ggml.pre").orElse("default");
    ObjectNode root = skeleton(List.of("llama-bpe", "llama3").contains(pre));
    ObjectNode model = model(false);
    // Llama 3 keeps a word that is itself a token whole, regardless of its merges.
    model.put("ignore_merges", List.of("llama-bpe", "llama3").contains(pre));
    ArrayNode merges = model.putArray("merges");
    String key = "tokenizer.ggml.merges";
    for (String merge : tokens.metadata().required(key, tokens.metadata().texts(key))) {
      int space = merge.indexOf(' ', 1);
      if (space < 0) {
        throw new CheckpointProblem(
            tokens.metadata().path()
                + ": merge '"
                + merge
                + "' does not have two parts; it is damaged");
      }
      merges.addArray().add(merge.substring(0, space)).add(merge.substring(space + 1));
    }
    root.set("model", model);
    if (pre.equals("qwen2")) {
      root.putObject("normalizer").put("type", "NFC");
    }
    ObjectNode splitter = root.putObject("pre_tokenizer").put("type", "Sequence");
    ArrayNode steps = splitter.putArray("pretokenizers");
    switch (pre) {
      case "llama-bpe", "llama3" -> steps.add(split("\\p{N}{1,3}")).add(bytes(false));
      case "qwen2" -> steps.add(split("\\p{N}")).add(bytes(false));
      case "smollm" ->
          steps
              .add(JSON.objectNode().put("type", "Digits").put("individual_digits", true))
              .add(bytes(true));
      case "default", "gpt-2" -> steps.add(bytes(true));
      default ->
          throw new CheckpointProblem(
              tokens.metadata().path()
                  + ": tokenizer.ggml.pre is '"
                  + pre
                  + "'; llama-bpe, qwen2, smollm and gpt-2 are known: pass the model's"
                  + " tokenizer.json instead");
    }
    root.set("decoder", bytes(true));
    return root;
  }

  private ObjectNode sentencePiece() {
    ObjectNode root = skeleton(true);
    boolean bytes = tokens.types().contains(GgufTokens.BYTE);
    ObjectNode model = model(bytes);
    tokens.id("unknown_token_id").ifPresent(id -> model.put("unk_token", tokens.texts().get(id)));
    model.put("fuse_unk", true);
    ArrayNode merges = model.putArray("merges");
    for (ScoredMerges.Merge merge : ScoredMerges.of(tokens)) {
      merges.addArray().add(merge.left()).add(merge.right());
    }
    root.set("model", model);
    boolean prefix = tokens.metadata().flag("tokenizer.ggml.add_space_prefix").orElse(true);
    ArrayNode normalizers =
        root.putObject("normalizer").put("type", "Sequence").putArray("normalizers");
    if (prefix) {
      normalizers.addObject().put("type", "Prepend").put("prepend", "\u2581");
    }
    normalizers.add(replace(" ", "\u2581"));
    ArrayNode decoders = root.putObject("decoder").put("type", "Sequence").putArray("decoders");
    decoders.add(replace("\u2581", " "));
    decoders.addObject().put("type", "ByteFallback");
    decoders.addObject().put("type", "Fuse");
    if (prefix) {
      decoders.addObject().put("type", "Strip").put("content", " ").put("start", 1).put("stop", 0);
    }
    return root;
  }

  /** Returns a tokenizer.json with its special tokens, and a prefix if the checkpoint has one. */
  private ObjectNode skeleton(boolean addsBosUnlessTold) {
    ObjectNode root = JSON.objectNode().put("version", "1.0");
    root.putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (int i = 0; i < tokens.texts().size(); i++) {
      long type = tokens.types().get(i);
      if (type == GgufTokens.CONTROL
          || type == GgufTokens.USER_DEFINED
          || type == GgufTokens.UNKNOWN) {
        added
            .addObject()
            .put("id", i)
            .put("content", tokens.texts().get(i))
            .put("single_word", false)
            .put("lstrip", false)
            .put("rstrip", false)
            .put("normalized", false)
            .put("special", type != GgufTokens.USER_DEFINED);
      }
    }
    Optional<Integer> bos = tokens.id("bos_token_id");
    boolean adds = tokens.metadata().flag("tokenizer.ggml.add_bos_token").orElse(addsBosUnlessTold);
    root.putNull("normalizer").putNull("pre_tokenizer").putNull("post_processor");
    if (adds && bos.isPresent()) {
      root.set("post_processor", PostProcessor.prefix(tokens.texts().get(bos.get()), bos.get()));
    }
    return root;
  }

  private ObjectNode model(boolean byteFallback) {
    ObjectNode model = JSON.objectNode().put("type", "BPE").putNull("dropout");
    model.putNull("unk_token").putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", byteFallback);
    ObjectNode vocabulary = model.putObject("vocab");
    tokens.ids().forEach(vocabulary::put);
    return model;
  }

  private static ObjectNode split(String numbers) {
    ObjectNode split = JSON.objectNode().put("type", "Split");
    split.putObject("pattern").put("Regex", WORDS.replace("%s", numbers));
    return split.put("behavior", "Isolated").put("invert", false);
  }

  private static ObjectNode bytes(boolean splitsWords) {
    return JSON.objectNode()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true)
        .put("use_regex", splitsWords);
  }

  private static ObjectNode replace(String from, String to) {
    ObjectNode replace = JSON.objectNode().put("type", "Replace");
    replace.putObject("pattern").put("String", from);
    return replace.put("content", to);
  }
}
