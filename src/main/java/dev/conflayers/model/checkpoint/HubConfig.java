package dev.conflayers.model.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the dimensions of a Hugging Face checkpoint; key names are those of transformers. */
public final class HubConfig {
  private final JsonSettings json;
  private final String where;

  private HubConfig(JsonSettings json) {
    this.json = json;
    where = json.path().toString();
  }

  /** Returns the dimensions in {@code directory}'s config.json and generation_config.json. */
  public static LlamaConfig read(Path directory) {
    JsonSettings config = JsonSettings.read(directory.resolve("config.json"));
    JsonSettings generation =
        JsonSettings.readIfPresent(directory.resolve("generation_config.json"));
    Set<Integer> ends = new TreeSet<>(config.ids("eos_token_id"));
    ends.addAll(generation.ids("eos_token_id"));
    return new HubConfig(config).config(ends);
  }

  /**
   * Returns whether config.json asks for random weights in place of a file: {@code
   * "conflayers_weights": "random"}.
   */
  public static boolean wantsRandomWeights(Path directory) {
    JsonSettings config = JsonSettings.read(directory.resolve("config.json"));
    Optional<String> weights = config.text("conflayers_weights");
    weights
        .filter(word -> !word.equals("random"))
        .ifPresent(
            word -> {
              throw new CheckpointProblem(
                  config.path() + ": conflayers_weights must be random, got '" + word + "'");
            });
    return weights.isPresent();
  }

  private LlamaConfig config(Set<Integer> ends) {
    String family = json.required("model_type", json.text("model_type"));
    boolean qwen = family.equals("qwen2");
    refuseUnless(
        qwen || family.equals("llama"),
        "model_type is '" + family + "'; llama and qwen2 are supported");
    refuseWhatChangesTheMathematics();
    int hidden = json.required("hidden_size", json.integer("hidden_size"));
    int heads = json.required("num_attention_heads", json.integer("num_attention_heads"));
    boolean attentionBias = json.flag("attention_bias").orElse(false);
    return Dimensions.checked(
        where,
        new LlamaConfig(
            family,
            json.required("num_hidden_layers", json.integer("num_hidden_layers")),
            hidden,
            json.required("intermediate_size", json.integer("intermediate_size")),
            heads,
            json.integer("num_key_value_heads").orElse(heads),
            json.integer("head_dim").orElseGet(() -> headDim(hidden, heads)),
            json.required("vocab_size", json.integer("vocab_size")),
            json.integer("max_position_embeddings").orElse(qwen ? 32_768 : 2_048),
            json.number("rms_norm_eps").orElse(1e-6),
            rope(),
            json.flag("tie_word_embeddings").orElse(false),
            qwen || attentionBias,
            !qwen && attentionBias,
            json.flag("mlp_bias").orElse(false),
            ends));
  }

  private int headDim(int hidden, int heads) {
    refuseUnless(
        heads > 0 && hidden % heads == 0,
        "hidden_size "
            + hidden
            + " is not a multiple of "
            + heads
            + " heads, and head_dim is absent");
    return hidden / heads;
  }

  private void refuseWhatChangesTheMathematics() {
    String activation = json.text("hidden_act").orElse("silu");
    refuseUnless(
        activation.equals("silu"), "hidden_act is '" + activation + "'; silu is supported");
    refuseUnless(
        !json.flag("use_sliding_window").orElse(false),
        "use_sliding_window is true; attention over the whole context is supported");
    double rotated = json.number("partial_rotary_factor").orElse(1.0);
    refuseUnless(rotated == 1, "partial_rotary_factor is " + rotated + "; 1 is supported");
    for (String key : List.of("num_local_experts", "num_experts")) {
      refuseUnless(
          json.integer(key).orElse(0) == 0,
          key + " is not 0; mixtures of experts are not supported");
    }
    refuseUnless(
        json.object("quantization_config").isEmpty(),
        "quantization_config is present; use the unquantised checkpoint or a GGUF file");
  }

  private LlamaConfig.Rope rope() {
    Optional<JsonSettings> parameters = json.object("rope_parameters");
    double theta =
        parameters
            .flatMap(p -> p.number("rope_theta"))
            .or(() -> json.number("rope_theta"))
            .orElse(10_000.0);
    Optional<JsonSettings> scaling = parameters.or(() -> json.object("rope_scaling"));
    String type =
        scaling.flatMap(s -> s.text("rope_type").or(() -> s.text("type"))).orElse("default");
    if (scaling.isEmpty() || type.equals("default")) {
      return LlamaConfig.Rope.plain(theta);
    }
    JsonSettings s = scaling.get();
    double factor = s.required("rope factor", s.number("factor"));
    return switch (type) {
      case "linear" -> new LlamaConfig.Rope(theta, "linear", factor, 1, 1, 0, List.of());
      case "llama3" ->
          new LlamaConfig.Rope(
              theta,
              "llama3",
              factor,
              s.required("low_freq_factor", s.number("low_freq_factor")),
              s.required("high_freq_factor", s.number("high_freq_factor")),
              s.required(
                  "original_max_position_embeddings",
                  s.integer("original_max_position_embeddings")),
              List.of());
      default ->
          throw new CheckpointProblem(
              where + ": rope type is '" + type + "'; default, linear and llama3 are supported");
    };
  }

  private void refuseUnless(boolean supported, String otherwise) {
    if (!supported) {
      throw new CheckpointProblem(where + ": " + otherwise);
    }
  }
}
