package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One layer, hidden size 4, two heads of 2 and one key-value head, 6 feed-forward, 8 tokens. */
class ExpectedTensorsTest {
  private static final String LAYER = "model.layers.0.";

  private final Map<String, List<Integer>> shapes =
      new TreeMap<>(
          Map.of(
              "model.embed_tokens.weight",
              List.of(8, 4),
              "model.norm.weight",
              List.of(4),
              LAYER + "input_layernorm.weight",
              List.of(4),
              LAYER + "post_attention_layernorm.weight",
              List.of(4),
              LAYER + "self_attn.q_proj.weight",
              List.of(4, 4),
              LAYER + "self_attn.k_proj.weight",
              List.of(2, 4),
              LAYER + "self_attn.v_proj.weight",
              List.of(2, 4),
              LAYER + "self_attn.o_proj.weight",
              List.of(4, 4),
              LAYER + "mlp.gate_proj.weight",
              List.of(6, 4)));

  ExpectedTensorsTest() {
    shapes.put(LAYER + "mlp.up_proj.weight", List.of(6, 4));
    shapes.put(LAYER + "mlp.down_proj.weight", List.of(4, 6));
  }

  @Test
  void acceptsWhatTheDimensionsRequire() {
    assertThatCode(() -> check(true, "F32")).doesNotThrowAnyException();
  }

  @Test
  void wantsAHeadUnlessItIsTied() {
    assertThatThrownBy(() -> check(false, "F32"))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("lacks tensor lm_head.weight [8, 4]");
  }

  @Test
  void noticesEveryMissingAndMisshapenTensor() {
    for (String name : List.copyOf(shapes.keySet())) {
      List<Integer> shape = shapes.remove(name);
      assertThatThrownBy(() -> check(true, "F32"))
          .isInstanceOf(CheckpointProblem.class)
          .hasMessageContaining("lacks tensor " + name);
      shapes.put(name, List.of(5, 5));
      assertThatThrownBy(() -> check(true, "F32"))
          .isInstanceOf(CheckpointProblem.class)
          .hasMessageContaining(
              name + " has shape [5, 5], but the configuration requires " + shape);
      shapes.put(name, shape);
    }
  }

  @Test
  void refusesABiasNobodyAnnounced() {
    shapes.put(LAYER + "self_attn.q_proj.bias", List.of(4));
    assertThatThrownBy(() -> check(true, "F32"))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("would change every answer");
  }

  @Test
  void refusesIntegersForWeights() {
    assertThatThrownBy(() -> check(true, "I8"))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("stored as I8");
  }

  private void check(boolean tied, String storage) {
    LlamaConfig config =
        new LlamaConfig(
            "llama",
            1,
            4,
            6,
            2,
            1,
            2,
            8,
            16,
            1e-5,
            LlamaConfig.Rope.plain(10_000),
            tied,
            false,
            false,
            false,
            Set.of());
    ExpectedTensors.check(Path.of("model"), config, new Shapes(storage));
  }

  /** Knows shapes only. */
  private final class Shapes implements WeightSource {
    private final String storage;

    private Shapes(String storage) {
      this.storage = storage;
    }

    @Override
    public Set<String> names() {
      return shapes.keySet();
    }

    @Override
    public List<Integer> shape(String name) {
      return shapes.getOrDefault(name, List.of());
    }

    @Override
    public String storage(String name) {
      return storage;
    }

    @Override
    public void read(String name, int firstRow, int rows, FloatBuffer out) {
      throw new AssertionError("nothing is read before everything is checked");
    }

    @Override
    public void close() {}
  }
}
