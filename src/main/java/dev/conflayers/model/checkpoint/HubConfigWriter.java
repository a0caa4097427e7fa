package dev.conflayers.model.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** Writes the settings files of a Hugging Face checkpoint of the llama family. */
public final class HubConfigWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final LlamaConfig config;
  private final Optional<Integer> begin;

  /**
   * Makes a writer.
   *
   * @param config a plain llama: no biases, no scaled rotary embedding, one end of sequence
   * @param begin the id that precedes every text, if there is one
   */
  public HubConfigWriter(LlamaConfig config, Optional<Integer> begin) {
    if (!config.family().equals("llama")
        || config.qkvBias()
        || config.outputBias()
        || config.mlpBias()
        || !config.rope().scaling().equals("none")
        || config.endOfSequence().size() != 1) {
      throw new IllegalArgumentException("only plain llama models can be written, got " + config);
    }
    this.config = config;
    this.begin = begin;
  }

  /** Returns config.json. */
  public ObjectNode config(ElementType storage) {
    ObjectNode json = JSON.objectNode();
    json.putArray("architectures").add("LlamaForCausalLM");
    json.put("model_type", "llama").put("hidden_act", "silu");
    json.put("num_hidden_layers", config.layers())
        .put("hidden_size", config.hidden())
        .put("intermediate_size", config.intermediate())
        .put("num_attention_heads", config.heads())
        .put("num_key_value_heads", config.keyValueHeads())
        .put("head_dim", config.headDim())
        .put("vocab_size", config.vocabulary())
        .put("max_position_embeddings", config.contextLength())
        .put("rms_norm_eps", config.normEpsilon())
        .put("rope_theta", config.rope().theta())
        .put("tie_word_embeddings", config.tied())
        .put("attention_bias", false)
        .put("mlp_bias", false);
    putIds(json);
    return json.put("torch_dtype", dtype(storage));
  }

  /** Returns generation_config.json. */
  public ObjectNode generation() {
    ObjectNode json = JSON.objectNode().put("do_sample", false);
    putIds(json);
    return json;
  }

  private void putIds(ObjectNode json) {
    begin.ifPresentOrElse(id -> json.put("bos_token_id", id), () -> json.putNull("bos_token_id"));
    json.put("eos_token_id", config.endOfSequence().iterator().next());
  }

  private static String dtype(ElementType storage) {
    return switch (storage) {
      case F32 -> "float32";
      case F16 -> "float16";
      case BF16 -> "bfloat16";
      default ->
          throw new IllegalArgumentException(
              "weights are written as F32, F16 or BF16, got "
                  + storage.name().toUpperCase(Locale.ROOT));
    };
  }
}
