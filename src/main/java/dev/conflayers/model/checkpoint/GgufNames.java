package dev.conflayers.model.checkpoint;

import java.util.Map;

/** Hugging Face names of GGUF's tensors; names are those of ggml's gguf.md. */
final class GgufNames {
  private static final Map<String, String> WHOLE =
      Map.of(
          "token_embd.weight", "model.embed_tokens.weight",
          "output_norm.weight", "model.norm.weight",
          "output.weight", "lm_head.weight");

  private static final Map<String, String> IN_LAYER =
      Map.of(
          "attn_norm", "input_layernorm",
          "attn_q", "self_attn.q_proj",
          "attn_k", "self_attn.k_proj",
          "attn_v", "self_attn.v_proj",
          "attn_output", "self_attn.o_proj",
          "ffn_norm", "post_attention_layernorm",
          "ffn_gate", "mlp.gate_proj",
          "ffn_up", "mlp.up_proj",
          "ffn_down", "mlp.down_proj");

  private GgufNames() {}

  /** Returns the Hugging Face name, or {@code name} itself if it has none. */
  static String hub(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length == 4 && parts[0].equals("blk") && IN_LAYER.containsKey(parts[2])) {
      return "model.layers." + parts[1] + "." + IN_LAYER.get(parts[2]) + "." + parts[3];
    }
    return WHOLE.getOrDefault(name, name);
  }
}
