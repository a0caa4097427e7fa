package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two shards with one tensor each, and the index that names them. */
class HubWeightsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeShards() throws IOException {
    shard("one.safetensors", "a", "[2]");
    shard("two.safetensors", "b", "[2,1]");
    index("one.safetensors", "two.safetensors");
  }

  @Test
  void joinsTheShards() {
    try (HubWeights weights = HubWeights.open(folder)) {
      assertThat(weights.names()).containsExactly("a", "b");
      FloatBuffer out = FloatBuffer.allocate(3);
      weights.read("a", 0, 1, out);
      weights.read("b", 1, 1, out);
      assertThat(out.hasRemaining()).isFalse();
    }
  }

  @Test
  void refusesShardsThatAreMissingMixedOrElsewhere() throws IOException {
    index("one.safetensors", "three.safetensors");
    refuses("three.safetensors, which is missing");
    index("one.safetensors", "../two.safetensors");
    refuses("not a plain .safetensors file name");
    shard("two.safetensors", "a", "[2]");
    index("one.safetensors", "two.safetensors");
    refuses("tensor a is in another shard too");
    Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\":{}}");
    refuses("weight_map is empty");
    Files.delete(folder.resolve("model.safetensors.index.json"));
    refuses("neither model.safetensors nor");
  }

  private void refuses(String reason) {
    assertThatThrownBy(() -> HubWeights.open(folder))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContainingAll(folder.toString(), reason);
  }

  private void index(String a, String b) throws IOException {
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"weight_map\":{\"a\":\"" + a + "\",\"b\":\"" + b + "\"}}");
  }

  private void shard(String file, String tensor, String shape) throws IOException {
    String header =
        "{\"" + tensor + "\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[0,8]}}";
    Files.write(folder.resolve(file), TinyFiles.safetensors(header, 8));
  }
}
