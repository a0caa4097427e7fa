package dev.conflayers.model.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Check of a checkpoint's tensors against its dimensions, before any is loaded. */
public final class ExpectedTensors {
  private final Path path;
  private final WeightSource weights;
  private final Set<String> names;

  private ExpectedTensors(Path path, WeightSource weights) {
    this.path = path;
    this.weights = weights;
    names = weights.names();
  }

  /** Refuses {@code weights} if a tensor of {@code config} is missing or has another shape. */
  public static void check(Path path, LlamaConfig config, WeightSource weights) {
    new ExpectedTensors(path, weights).check(config);
  }

  private void check(LlamaConfig c) {
    int q = c.heads() * c.headDim();
    int kv = c.keyValueHeads() * c.headDim();
    require("model.embed_tokens.weight", c.vocabulary(), c.hidden());
    require("model.norm.weight", c.hidden());
    if (!c.tied()) {
      require("lm_head.weight", c.vocabulary(), c.hidden());
    }
    for (int i = 0; i < c.layers(); i++) {
      String layer = "model.layers." + i + ".";
      require(layer + "input_layernorm.weight", c.hidden());
      require(layer + "post_attention_layernorm.weight", c.hidden());
      linear(layer + "self_attn.q_proj", q, c.hidden(), c.qkvBias());
      linear(layer + "self_attn.k_proj", kv, c.hidden(), c.qkvBias());
      linear(layer + "self_attn.v_proj", kv, c.hidden(), c.qkvBias());
      linear(layer + "self_attn.o_proj", c.hidden(), q, c.outputBias());
      linear(layer + "mlp.gate_proj", c.intermediate(), c.hidden(), c.mlpBias());
      linear(layer + "mlp.up_proj", c.intermediate(), c.hidden(), c.mlpBias());
      linear(layer + "mlp.down_proj", c.hidden(), c.intermediate(), c.mlpBias());
    }
  }

  private void linear(String name, int out, int in, boolean bias) {
    require(name + ".weight", out, in);
    if (bias) {
      require(name + ".bias", out);
    } else if (names.contains(name + ".bias")) {
      throw new CheckpointProblem(
          path
              + " has tensor "
              + name
              + ".bias, which its configuration does not declare; leaving it out would change every"
              + " answer");
    }
  }

  private void require(String name, Integer... dimensions) {
    List<Integer> expected = List.of(dimensions);
    if (!names.contains(name)) {
      throw new CheckpointProblem(
          path + " lacks tensor " + name + " " + expected + "; the checkpoint is incomplete");
    }
    if (!weights.shape(name).equals(expected)) {
      throw new CheckpointProblem(
          path
              + ": tensor "
              + name
              + " has shape "
              + weights.shape(name)
              + ", but the configuration"
              + " requires "
              + expected
              + "; configuration and weights do not belong together");
    }
    if (!ElementType.valueOf(weights.storage(name)).decodable()) {
      throw new CheckpointProblem(
          path
              + ": tensor "
              + name
              + " is stored as "
              + weights.storage(name)
              + ", which is not a floating-point type; use an unquantised or GGUF checkpoint");
    }
  }
}
