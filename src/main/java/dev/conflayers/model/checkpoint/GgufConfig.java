package dev.conflayers.model.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the dimensions of a GGUF checkpoint; key names are those of ggml's gguf.md. */
public final class GgufConfig {
  private final GgufMetadata metadata;
  private final String architecture;

  private GgufConfig(GgufMetadata metadata) {
    this.metadata = metadata;
    architecture = metadata.required("general.architecture", metadata.text("general.architecture"));
  }

  /**
   * Returns the dimensions of {@code header}'s model.
   *
   * @param divisors the values of rope_freqs.weight, or none
   * @param endOfSequence the ids named by the tokenizer's metadata
   */
  public static LlamaConfig read(
      GgufHeader header, List<Float> divisors, Set<Integer> endOfSequence) {
    return new GgufConfig(header.metadata()).config(header, divisors, endOfSequence);
  }

  private LlamaConfig config(GgufHeader header, List<Float> divisors, Set<Integer> ends) {
    boolean qwen = architecture.equals("qwen2");
    refuseUnless(
        qwen || architecture.equals("llama"),
        "general.architecture is '" + architecture + "'; llama and qwen2 are supported");
    int hidden = required("embedding_length");
    int heads = required("attention.head_count");
    int context = required("context_length");
    int headDim = integer("attention.key_length").orElse(heads > 0 ? hidden / heads : 0);
    refuseWhatChangesTheMathematics(headDim, context);
    return Dimensions.checked(
        header.path().toString(),
        new LlamaConfig(
            architecture,
            required("block_count"),
            hidden,
            required("feed_forward_length"),
            heads,
            integer("attention.head_count_kv").orElse(heads),
            headDim,
            rows(header, "token_embd.weight"),
            context,
            metadata.required(
                key("attention.layer_norm_rms_epsilon"),
                metadata.number(key("attention.layer_norm_rms_epsilon"))),
            rope(divisors),
            !has(header, "output.weight"),
            qwen || has(header, "blk.0.attn_q.bias"),
            has(header, "blk.0.attn_output.bias"),
            has(header, "blk.0.ffn_gate.bias"),
            ends));
  }

  private void refuseWhatChangesTheMathematics(int headDim, int context) {
    int valueLength = integer("attention.value_length").orElse(headDim);
    refuseUnless(
        valueLength == headDim,
        key("attention.value_length")
            + " is "
            + valueLength
            + ", but keys have "
            + headDim
            + "; equal lengths are supported");
    int rotated = integer("rope.dimension_count").orElse(headDim);
    refuseUnless(
        rotated == headDim,
        key("rope.dimension_count")
            + " is "
            + rotated
            + " of a head's "
            + headDim
            + " values; rotating all is supported");
    refuseUnless(
        integer("expert_count").orElse(0) == 0,
        key("expert_count") + " is not 0; mixtures of experts are not supported");
    int window = integer("attention.sliding_window").orElse(0);
    refuseUnless(
        window == 0 || window >= context,
        key("attention.sliding_window")
            + " is "
            + window
            + ", below the context length "
            + context
            + "; attention over the whole context is supported");
  }

  private LlamaConfig.Rope rope(List<Float> divisors) {
    double theta = metadata.number(key("rope.freq_base")).orElse(10_000.0);
    String type = metadata.text(key("rope.scaling.type")).orElse("none");
    refuseUnless(
        type.equals("none") || type.equals("linear"),
        key("rope.scaling.type") + " is '" + type + "'; none and linear are supported");
    double factor =
        type.equals("linear")
            ? metadata
                .number(key("rope.scaling.factor"))
                .or(() -> metadata.number(key("rope.scale_linear")))
                .orElse(1.0)
            : 1;
    String scaling = factor == 1 ? "none" : "linear";
    return new LlamaConfig.Rope(theta, scaling, factor, 1, 1, 0, divisors);
  }

  private static boolean has(GgufHeader header, String tensor) {
    return header.tensors().stream().anyMatch(t -> t.name().equals(tensor));
  }

  private int rows(GgufHeader header, String tensor) {
    return header.tensors().stream()
        .filter(t -> t.name().equals(tensor))
        .findFirst()
        .orElseThrow(
            () ->
                new CheckpointProblem(
                    header.path() + " lacks tensor " + tensor + "; the checkpoint is incomplete"))
        .rows();
  }

  private int required(String key) {
    return metadata.required(key(key), integer(key));
  }

  private Optional<Integer> integer(String key) {
    return metadata
        .integer(key(key))
        .map(
            value -> {
              refuseUnless(
                  value >= 0 && value <= Integer.MAX_VALUE,
                  key(key) + " is " + value + ", outside 0 to " + Integer.MAX_VALUE);
              return value.intValue();
            });
  }

  private String key(String key) {
    return architecture + "." + key;
  }

  private void refuseUnless(boolean supported, String otherwise) {
    if (!supported) {
      throw new CheckpointProblem(metadata.path() + ": " + otherwise);
    }
  }
}
