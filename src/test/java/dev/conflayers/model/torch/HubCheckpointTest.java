package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.model.checkpoint.CheckpointProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A one-layer Hugging Face directory: 3 tokens, hidden size 4, 2 heads of 2, 6 feed-forward. */
class HubCheckpointTest {
  private static final String CONFIG =
      "{\"model_type\":\"llama\",\"hidden_size\":4,\"intermediate_size\":6,\"vocab_size\":3,"
          + "\"num_attention_heads\":2,\"num_key_value_heads\":1,\"num_hidden_layers\":1,"
          + "\"tie_word_embeddings\":true,\"eos_token_id\":2}";
  private static final String TOKENIZER =
      "{\"version\":\"1.0\",\"added_tokens\":[{\"id\":2,\"content\":\"</s>\",\"single_word\":false,"
          + "\"lstrip\":false,\"rstrip\":false,\"normalized\":false,\"special\":true}],"
          + "\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0,\"b\":1},\"merges\":[]}}";

  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectory(parent.resolve("tiny"));
    Files.writeString(folder.resolve("config.json"), CONFIG);
    Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
    Files.write(folder.resolve("model.safetensors"), weights());
  }

  @Test
  void joinsDimensionsWeightsAndTokenizer() {
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.config().headDim()).isEqualTo(2);
      assertThat(checkpoint.tokenizer().encode("ba").toArray()).containsExactly(1, 0);
      assertThat(checkpoint.config().endOfSequence()).containsExactly(2);
      FloatBuffer out = FloatBuffer.allocate(12);
      checkpoint.weights().read("model.embed_tokens.weight", 0, 3, out);
      assertThat(out.array()).startsWith(0f, 1f, 2f);
      assertThat(checkpoint.provenance()).containsKey("model.safetensors sha256");
    }
  }

  @Test
  void looksForTheTokenizerOneDirectoryUp() throws IOException {
    Files.move(folder.resolve("tokenizer.json"), parent.resolve("tokenizer.json"));
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.tokenizer().encode("a").size()).isEqualTo(1);
    }
  }

  @Test
  void refusesATokenizerOfAnotherModel() throws IOException {
    Path other =
        Files.writeString(parent.resolve("other.json"), TOKENIZER.replace("\"b\":1", "\"b\":3"));
    assertThatThrownBy(() -> Checkpoints.open(folder, Optional.of(other)))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("the tokenizer has 4 tokens, but the embedding 3 rows");
  }

  @Test
  void refusesWeightsOfAnotherModel() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        CONFIG.replace("\"intermediate_size\":6", "\"intermediate_size\":8"));
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("has shape [6, 4], but the configuration requires [8, 4]");
  }

  /** Returns a safetensors file in which every tensor counts up from zero. */
  private static byte[] weights() {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    String layer = "model.layers.0.";
    shapes.put("model.embed_tokens.weight", List.of(3, 4));
    shapes.put("model.norm.weight", List.of(4));
    shapes.put(layer + "input_layernorm.weight", List.of(4));
    shapes.put(layer + "post_attention_layernorm.weight", List.of(4));
    shapes.put(layer + "self_attn.q_proj.weight", List.of(4, 4));
    shapes.put(layer + "self_attn.k_proj.weight", List.of(2, 4));
    shapes.put(layer + "self_attn.v_proj.weight", List.of(2, 4));
    shapes.put(layer + "self_attn.o_proj.weight", List.of(4, 4));
    shapes.put(layer + "mlp.gate_proj.weight", List.of(6, 4));
    shapes.put(layer + "mlp.up_proj.weight", List.of(6, 4));
    shapes.put(layer + "mlp.down_proj.weight", List.of(4, 6));
    ByteBuffer data = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    StringJoiner header = new StringJoiner(",", "{", "}");
    shapes.forEach(
        (name, shape) -> {
          int begin = data.position();
          int values = shape.stream().reduce(1, (a, b) -> a * b);
          for (int i = 0; i < values; i++) {
            data.putFloat(i);
          }
          header.add(
              "\""
                  + name
                  + "\":{\"dtype\":\"F32\",\"shape\":"
                  + shape
                  + ",\"data_offsets\":["
                  + begin
                  + ","
                  + data.position()
                  + "]}");
        });
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    data.flip();
    return ByteBuffer.allocate(8 + json.length + data.remaining())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }
}
