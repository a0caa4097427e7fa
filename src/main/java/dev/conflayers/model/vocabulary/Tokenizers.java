package dev.conflayers.model.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.checkpoint.GgufMetadata;
import dev.conflayers.model.checkpoint.JsonSettings;
import dev.conflayers.model.token.ChatFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Opener of checkpoints' tokenizers. */
public final class Tokenizers {
  private Tokenizers() {}

  /**
   * Opens a tokenizer.json, with the settings in the files next to it.
   *
   * @param endOfSequence ids named by config.json and generation_config.json
   */
  public static CheckpointTokenizer hub(Path tokenizerJson, Set<Integer> endOfSequence) {
    TokenizerDefinition definition = TokenizerDefinition.of(JsonSettings.read(tokenizerJson));
    Path directory = Optional.ofNullable(tokenizerJson.getParent()).orElse(Path.of(""));
    JsonSettings settings = JsonSettings.readIfPresent(directory.resolve("tokenizer_config.json"));
    Optional<String> bos = token(settings, "bos_token");
    Optional<String> eos = token(settings, "eos_token");
    // Only Llama's own tokenizer classes obey add_bos_token; for others the post-processor decides.
    if (settings.text("tokenizer_class").orElse("").startsWith("LlamaTokenizer")
        && settings.flag("add_bos_token").isPresent()) {
      boolean adds = settings.flag("add_bos_token").orElse(false);
      definition = definition.beginningWith(adds ? bos : Optional.empty());
    }
    Set<Integer> ends = new TreeSet<>(endOfSequence);
    eos.flatMap(definition::id).ifPresent(ends::add);
    Optional<ChatFormat> chat =
        template(directory, settings).flatMap(text -> ChatTemplates.detect(text, eos));
    return new CheckpointTokenizer(tokenizerJson, definition, ends, chat);
  }

  /** Opens the tokenizer in a GGUF file's metadata. */
  public static CheckpointTokenizer gguf(GgufMetadata metadata) {
    GgufTokens tokens = GgufTokens.of(metadata);
    ObjectNode json = GgufTokenizerJson.of(tokens);
    TokenizerDefinition definition =
        TokenizerDefinition.of(new JsonSettings(metadata.path(), json));
    Set<Integer> ends = endOfSequence(tokens);
    Optional<String> eos = tokens.id("eos_token_id").map(tokens.texts()::get);
    Optional<ChatFormat> chat =
        metadata
            .text("tokenizer.chat_template")
            .flatMap(template -> ChatTemplates.detect(template, eos));
    return new CheckpointTokenizer(metadata.path(), definition, ends, chat);
  }

  /**
   * Returns end-of-sequence, end-of-turn and end-of-message ids, by their keys or by their known
   * texts.
   */
  private static Set<Integer> endOfSequence(GgufTokens tokens) {
    Set<Integer> ends = new TreeSet<>();
    for (String key : List.of("eos_token_id", "eot_token_id", "eom_token_id")) {
      tokens.id(key).ifPresent(ends::add);
    }
    for (String text : List.of("<|eot_id|>", "<|im_end|>")) {
      Integer id = tokens.ids().get(text);
      if (id != null && tokens.types().get(id) == GgufTokens.CONTROL) {
        ends.add(id);
      }
    }
    return ends;
  }

  /** Returns a token given by the settings as text or as an object with its content. */
  private static Optional<String> token(JsonSettings settings, String key) {
    JsonNode node = settings.root().path(key);
    JsonNode text = node.isObject() ? node.path("content") : node;
    return text.isTextual() ? Optional.of(text.textValue()) : Optional.empty();
  }

  private static Optional<String> template(Path directory, JsonSettings settings) {
    Path file = directory.resolve("chat_template.jinja");
    if (Files.exists(file)) {
      try {
        return Optional.of(Files.readString(file));
      } catch (IOException e) {
        throw new CheckpointProblem(file + " cannot be read: " + e.getMessage(), e);
      }
    }
    JsonNode node = settings.root().path("chat_template");
    if (node.isArray()) {
      // Several named templates: the one named "default" is for chats.
      for (JsonNode named : node) {
        if (named.path("name").asText().equals("default")) {
          return Optional.of(named.path("template").asText());
        }
      }
    }
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }
}
