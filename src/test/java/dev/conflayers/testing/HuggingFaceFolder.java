package dev.conflayers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.model.plain.LlamaSpec;
import dev.conflayers.model.plain.PlainLlama;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A checkpoint in Hugging Face layout, read by {@link PlainLlama} without the engine. */
public final class HuggingFaceFolder {
  private HuggingFaceFolder() {}

  /** Returns the model in {@code folder}, whose weights are in one F32, BF16 or F64 file. */
  public static PlainLlama open(Path folder) {
    JsonNode config;
    try {
      config = new ObjectMapper().readTree(folder.resolve("config.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String family = config.path("model_type").asText();
    int hidden = config.path("hidden_size").asInt();
    int heads = config.path("num_attention_heads").asInt();
    LlamaSpec spec =
        new LlamaSpec(
            family,
            config.path("num_hidden_layers").asInt(),
            hidden,
            config.path("intermediate_size").asInt(),
            heads,
            config.path("num_key_value_heads").asInt(),
            config.path("head_dim").asInt(hidden / heads),
            config.path("vocab_size").asInt(),
            config.path("max_position_embeddings").asInt(),
            config.path("rms_norm_eps").asDouble(),
            rope(config),
            config.path("tie_word_embeddings").asBoolean(),
            family.equals("qwen2"));
    return new PlainLlama(spec, SafetensorsFile.read(folder.resolve("model.safetensors")));
  }

  /** Transformers 5 writes rope_parameters, earlier versions rope_theta and rope_scaling. */
  private static LlamaSpec.Rope rope(JsonNode config) {
    JsonNode rope =
        config.has("rope_parameters")
            ? config.path("rope_parameters")
            : config.path("rope_scaling");
    double theta = rope.path("rope_theta").asDouble(config.path("rope_theta").asDouble());
    double factor = rope.path("factor").asDouble();
    return switch (rope.path("rope_type").asText("default")) {
      case "default" -> LlamaSpec.Rope.plain(theta);
      case "linear" -> LlamaSpec.Rope.linear(theta, factor);
      case "llama3" ->
          LlamaSpec.Rope.llama3(
              theta,
              factor,
              rope.path("low_freq_factor").asDouble(),
              rope.path("high_freq_factor").asDouble(),
              rope.path("original_max_position_embeddings").asInt());
      default -> throw new IllegalArgumentException("unknown rope_type in " + rope);
    };
  }
}
