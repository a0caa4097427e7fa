package dev.conflayers.model.torch;

import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.checkpoint.WeightSource;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Random, untrained weights: norms are 1, biases 0, matrices uniform around 0 with deviation 0.02,
 * as in the initialisation of this family. They depend only on the dimensions; nothing is stored.
 */
final class RandomWeights implements WeightSource {
  private static final float WIDTH = (float) (0.02 * Math.sqrt(12));

  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

  RandomWeights(LlamaConfig c) {
    int queries = c.heads() * c.headDim();
    int keys = c.keyValueHeads() * c.headDim();
    shapes.put("model.embed_tokens.weight", List.of(c.vocabulary(), c.hidden()));
    shapes.put("model.norm.weight", List.of(c.hidden()));
    if (!c.tied()) {
      shapes.put("lm_head.weight", List.of(c.vocabulary(), c.hidden()));
    }
    for (int i = 0; i < c.layers(); i++) {
      String layer = "model.layers." + i + ".";
      shapes.put(layer + "input_layernorm.weight", List.of(c.hidden()));
      shapes.put(layer + "post_attention_layernorm.weight", List.of(c.hidden()));
      linear(layer + "self_attn.q_proj", queries, c.hidden(), c.qkvBias());
      linear(layer + "self_attn.k_proj", keys, c.hidden(), c.qkvBias());
      linear(layer + "self_attn.v_proj", keys, c.hidden(), c.qkvBias());
      linear(layer + "self_attn.o_proj", c.hidden(), queries, c.outputBias());
      linear(layer + "mlp.gate_proj", c.intermediate(), c.hidden(), c.mlpBias());
      linear(layer + "mlp.up_proj", c.intermediate(), c.hidden(), c.mlpBias());
      linear(layer + "mlp.down_proj", c.hidden(), c.intermediate(), c.mlpBias());
    }
  }

  private void linear(String name, int out, int in, boolean bias) {
    shapes.put(name + ".weight", List.of(out, in));
    if (bias) {
      shapes.put(name + ".bias", List.of(out));
    }
  }

  @Override
  public Set<String> names() {
    return shapes.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    List<Integer> shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("there is no tensor " + name);
    }
    return shape;
  }

  @Override
  public String storage(String name) {
    return "F32";
  }

  @Override
  public void read(String name, int firstRow, int rows, FloatBuffer out) {
    List<Integer> shape = shape(name);
    boolean vector = shape.size() == 1;
    long count = vector ? shape.get(0) : (long) rows * shape.get(1);
    float constant = name.endsWith(".bias") ? 0 : 1;
    // Xorshift: billions of numbers are needed, and they only have to differ.
    long state = 31L * name.hashCode() + firstRow + 0x9E3779B97F4A7C15L;
    for (long i = 0; i < count; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      out.put(vector ? constant : ((state >>> 40) * 0x1p-24f - 0.5f) * WIDTH);
    }
  }

  @Override
  public void close() {
    // There is nothing to release.
  }
}
