package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.testing.TinyLlama;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of which there are only dimensions. */
class UntrainedIT {
  private static final LlamaEngine ENGINE = new LlamaEngine(System::nanoTime);

  @TempDir private Path folder;

  @Test
  void readsTheDimensionsOfAFolderAndOfItsConfigAlike() throws IOException {
    write("random");
    ModelDimensions dimensions = ENGINE.dimensions(folder.toString());
    assertThat(ENGINE.dimensions(folder.resolve("config.json").toString())).isEqualTo(dimensions);
    assertThatThrownBy(() -> ENGINE.dimensions(folder.resolve("nothing").toString()))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("does not exist; give a config.json");
  }

  @Test
  void loadsRandomWeightsOfGivenDimensions() {
    ModelDimensions dimensions = new ModelDimensions(5, 48, 96, 4, 2, 12, 300, false);
    try (LoadedModel loaded = ENGINE.untrained(dimensions, options(), note -> {})) {
      assertThat(loaded.model().shape().layers()).isEqualTo(5);
      assertThat(loaded.model().shape().weights().mlp()).isEqualTo(4 * (3L * 48 * 96 + 48));
      assertThat(greedy(loaded, 8)).hasSize(8).allMatch(token -> token >= 0 && token < 300);
    }
  }

  @Test
  void aConfigThatAsksForRandomWeightsNeedsNoOthers() throws IOException {
    write("random");
    List<Integer> first;
    try (LoadedModel loaded = ENGINE.load(folder.toString(), options(), note -> {})) {
      assertThat(loaded.provenance().get("format")).contains("untrained");
      first = greedy(loaded, 8);
    }
    try (LoadedModel again = ENGINE.load(folder.toString(), options(), note -> {})) {
      assertThat(greedy(again, 8)).isEqualTo(first);
    }
  }

  @Test
  void refusesAConfigThatAsksForOtherWeights() throws IOException {
    write("none");
    assertThatThrownBy(() -> ENGINE.load(folder.toString(), options(), note -> {}))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("conflayers_weights must be random, got 'none'");
  }

  /** Each trial would fail as soon as such an id came out. */
  @Test
  void refusesRandomWeightsWhoseIdsNobodySpells() throws IOException {
    write("random");
    Path file = folder.resolve("config.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(file.toFile());
    int spelled = config.get("vocab_size").asInt();
    json.writeValue(file.toFile(), config.put("vocab_size", spelled + 5));
    assertThatThrownBy(() -> ENGINE.load(folder.toString(), options(), note -> {}))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("set vocab_size to " + spelled);
  }

  private static EngineOptions options() {
    return EngineOptions.of(NumberFormat.FP32, Device.CPU, 1);
  }

  private static List<Integer> greedy(LoadedModel loaded, int count) {
    List<Integer> tokens = new ArrayList<>();
    try (DecodeSession session = loaded.model().openSession(count + 1)) {
      int[] next = {1};
      for (int i = 0; i < count; i++) {
        next[0] = session.append(next, SkipSet.none(), Readout.ARGMAX).argmax(0);
        tokens.add(next[0]);
      }
    }
    return tokens;
  }

  private void write(String weights) throws IOException {
    TinyLlama.random(new SplittableRandom(5)).write(folder);
    Files.delete(folder.resolve("model.safetensors"));
    Path file = folder.resolve("config.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(file.toFile());
    json.writeValue(file.toFile(), config.put("conflayers_weights", weights));
  }
}
