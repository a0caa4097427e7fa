package dev.conflayers.model.torch.train;

import dev.conflayers.model.checkpoint.LlamaConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Layout of the parameters in the flat vector that {@code trainer.ts.py} trains: the matrices that
 * decay first, then the embedding and the norms, which do not.
 */
public final class ParameterLayout {
  private final List<Parameter> parameters = new ArrayList<>();
  private final int decayed;
  private int size;

  /**
   * One parameter.
   *
   * @param name its Hugging Face name
   * @param shape row-major; a single dimension for a vector
   * @param offset of its first number
   */
  public record Parameter(String name, List<Integer> shape, int offset) {
    public Parameter {
      shape = List.copyOf(shape);
    }

    public int size() {
      return shape.stream().reduce(1, (a, b) -> a * b);
    }
  }

  /** Lays out the parameters of {@code config}, which may have no biases. */
  public ParameterLayout(LlamaConfig config) {
    if (config.qkvBias() || config.outputBias() || config.mlpBias()) {
      throw new IllegalArgumentException("models with biases cannot be trained");
    }
    int d = config.hidden();
    int queries = config.heads() * config.headDim();
    int keys = config.keyValueHeads() * config.headDim();
    for (int layer = 0; layer < config.layers(); layer++) {
      String at = "model.layers." + layer + ".";
      add(at + "self_attn.q_proj.weight", queries, d);
      add(at + "self_attn.k_proj.weight", keys, d);
      add(at + "self_attn.v_proj.weight", keys, d);
      add(at + "self_attn.o_proj.weight", d, queries);
      add(at + "mlp.gate_proj.weight", config.intermediate(), d);
      add(at + "mlp.up_proj.weight", config.intermediate(), d);
      add(at + "mlp.down_proj.weight", d, config.intermediate());
    }
    if (!config.tied()) {
      add("lm_head.weight", config.vocabulary(), d);
    }
    decayed = size;
    add("model.embed_tokens.weight", config.vocabulary(), d);
    for (int layer = 0; layer < config.layers(); layer++) {
      String at = "model.layers." + layer + ".";
      add(at + "input_layernorm.weight", d);
      add(at + "post_attention_layernorm.weight", d);
    }
    add("model.norm.weight", d);
  }

  private void add(String name, Integer... shape) {
    Parameter parameter = new Parameter(name, List.of(shape), size);
    parameters.add(parameter);
    size = Math.addExact(size, parameter.size());
  }

  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /** Returns the number of values. */
  public int size() {
    return size;
  }

  /** Returns the number of values, from the first on, to which weight decay applies. */
  public int decayed() {
    return decayed;
  }
}
