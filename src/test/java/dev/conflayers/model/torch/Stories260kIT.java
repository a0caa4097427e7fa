package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The engine on karpathy's stories260K, a real five-layer Llama, against the text that llama2.c's
 * own test publishes and against numbers of transformers 5.18.0 (see the oracle's README).
 */
class Stories260kIT {
  private static final Path FOLDER = Path.of("../shared/data/weights/stories260K");
  private static final int BOS = 1;

  @TestFactory
  Stream<DynamicContainer> agreesWithThePublishedText() {
    assumeTrue(
        Files.isDirectory(FOLDER),
        "SKIPPED: " + FOLDER + " is not there, so the real five-layer checkpoint is not checked");
    return Stream.of(
        checks("safetensors", FOLDER.resolve("hf")),
        checks("gguf", FOLDER.resolve("stories260Ktok512.gguf")));
  }

  private static DynamicContainer checks(String name, Path weights) {
    return DynamicContainer.dynamicContainer(
        name,
        Stream.of(
            DynamicTest.dynamicTest("greedyTokensAreThePublishedOnes", () -> greedy(weights)),
            DynamicTest.dynamicTest("logitsAreWithin1e-4", () -> logits(weights)),
            DynamicTest.dynamicTest("everySublayerCaseIsReproduced", () -> sublayers(weights))));
  }

  private static void greedy(Path weights) throws IOException {
    JsonNode oracle = oracle();
    List<Integer> expected = ints(oracle.at("/computed/greedy_ids_after_bos"));
    try (LoadedModel model = open(weights)) {
      List<Integer> actual = greedy(model, SkipSet.none(), expected.size());
      assertThat(actual).isEqualTo(expected);
      String text =
          model.tokenizer().decode(TokenIds.of(actual.stream().mapToInt(i -> i).toArray()));
      assertThat(text.strip()).isEqualTo(oracle.at("/published/expected_stdout").asText().strip());
    }
  }

  private static void logits(Path weights) throws IOException {
    JsonNode oracle = oracle();
    List<Integer> ids = ints(oracle.at("/computed/prompt_ids_with_bos_sentencepiece"));
    try (LoadedModel model = open(weights);
        DecodeSession session = model.model().openSession(64)) {
      assertThat(model.tokenizer().encode(oracle.at("/computed/prompt").asText()).toArray())
          .containsExactly(ids.stream().mapToInt(i -> i).toArray());
      Logits last =
          session.append(
              ids.stream().mapToInt(i -> i).toArray(), SkipSet.none(), Readout.everything());
      double[] values = last.values(0);
      JsonNode expected = oracle.at("/computed/last_position_logits");
      assertThat(values).hasSize(expected.size());
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isCloseTo(expected.get(i).asDouble(), within(1e-4));
      }
    }
  }

  private static void sublayers(Path weights) throws IOException {
    JsonNode cases = oracle().at("/sublayer_skipping/cases");
    try (LoadedModel model = open(weights)) {
      for (Map.Entry<String, JsonNode> entry : cases.properties()) {
        JsonNode ids = entry.getValue().get("greedy_ids");
        assertThat(greedy(model, skips(entry.getValue()), ids.size()))
            .as(entry.getKey())
            .isEqualTo(ints(ids));
      }
    }
  }

  private static SkipSet skips(JsonNode oracle) {
    BitSet attention = new BitSet();
    BitSet mlp = new BitSet();
    ints(oracle.get("skipped_attention_layers")).forEach(attention::set);
    ints(oracle.get("skipped_mlp_layers")).forEach(mlp::set);
    return SkipSet.ofSublayers(attention, mlp);
  }

  private static List<Integer> greedy(LoadedModel model, SkipSet skips, int count) {
    List<Integer> output = new ArrayList<>();
    try (DecodeSession session = model.model().openSession(count + 1)) {
      int token = BOS;
      while (output.size() < count) {
        token = session.append(new int[] {token}, skips, Readout.ARGMAX).argmax(0);
        output.add(token);
      }
    }
    return output;
  }

  private static LoadedModel open(Path weights) {
    return new LlamaEngine(System::nanoTime)
        .load(
            weights.toString(),
            new EngineOptions(
                NumberFormat.FP32,
                Device.CPU,
                1,
                512,
                Optional.of(FOLDER.resolve("stories260Ktok512.gguf"))),
            note -> {});
  }

  private static JsonNode oracle() throws IOException {
    return new ObjectMapper().readTree(FOLDER.resolve("oracle.json").toFile());
  }

  private static List<Integer> ints(JsonNode array) {
    List<Integer> values = new ArrayList<>();
    array.forEach(node -> values.add(node.asInt()));
    return values;
  }
}
