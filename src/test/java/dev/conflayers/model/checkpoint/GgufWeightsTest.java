package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two heads of 64 rows; each row holds its own number in the order transformers stores it. */
class GgufWeightsTest {
  private static final int HEAD_DIM = 64;
  private static final int ROWS = 2 * HEAD_DIM;

  @TempDir private Path folder;

  /** The converter's own step: reshape(heads, 2, dim / 2, columns).swapaxes(1, 2). */
  @Test
  void undoesWhatTheConverterDidToLlamas() throws IOException {
    float[] stored = new float[ROWS];
    int at = 0;
    for (int head = 0; head < 2; head++) {
      for (int pair = 0; pair < HEAD_DIM / 2; pair++) {
        for (int half = 0; half < 2; half++) {
          stored[at++] = head * HEAD_DIM + half * HEAD_DIM / 2 + pair;
        }
      }
    }
    float[] read =
        read("llama", "blk.0.attn_k.weight", "model.layers.0.self_attn.k_proj.weight", stored);
    for (int row = 0; row < ROWS; row++) {
      assertThat(read[row]).isEqualTo(row);
    }
  }

  @Test
  void leavesOtherTensorsAndOtherFamiliesAsTheyAre() throws IOException {
    float[] stored = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      stored[row] = row;
    }
    assertThat(
            read("llama", "blk.0.attn_v.weight", "model.layers.0.self_attn.v_proj.weight", stored))
        .isEqualTo(stored);
    assertThat(
            read("qwen2", "blk.0.attn_q.weight", "model.layers.0.self_attn.q_proj.weight", stored))
        .isEqualTo(stored);
  }

  @Test
  void refusesATensorThatIsNotThere() throws IOException {
    assertThatThrownBy(() -> read("llama", "a", "b", new float[ROWS]))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("lacks tensor b");
  }

  private float[] read(String family, String stored, String name, float[] values)
      throws IOException {
    Path path = folder.resolve("x.gguf");
    Files.write(path, TinyFiles.ggufTensor(stored, 1, values));
    LlamaConfig config =
        new LlamaConfig(
            family,
            1,
            128,
            1,
            2,
            2,
            HEAD_DIM,
            1,
            1,
            1e-5,
            LlamaConfig.Rope.plain(10_000),
            true,
            false,
            false,
            false,
            Set.of());
    FloatBuffer out = FloatBuffer.allocate(ROWS);
    try (GgufWeights weights = new GgufWeights(GgufHeader.read(path), config)) {
      weights.read(name, 0, ROWS, out);
      assertThat(weights.shape(name)).isEqualTo(List.of(ROWS, 1));
      assertThat(weights.storage(name)).isEqualTo("F32");
    }
    return out.array();
  }
}
