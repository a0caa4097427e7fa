package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.base.fetch.CacheDirectory;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.testing.Closeness;
import dev.conflayers.testing.Oracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * SmolLM2-135M-Instruct, a real 30-layer model, against Hugging Face transformers in single
 * precision; expected.json says how that was run. Runs where the model has been pulled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmolLm2IT {
  private final Oracle oracle = Oracle.named("smollm2");
  private Optional<LoadedModel> loaded = Optional.empty();

  @BeforeAll
  void load() {
    Path file =
        CacheDirectory.ofThisUser(Optional.empty())
            .resolve("models/smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf");
    assumeTrue(
        Files.exists(file),
        "SKIPPED: SmolLM2-135M-Instruct has not been pulled (./conflayers models pull"
            + " smollm2-135m-instruct), so the real 30-layer model is not checked");
    loaded =
        Optional.of(
            new LlamaEngine(System::nanoTime)
                .load(
                    file.toString(),
                    EngineOptions.of(NumberFormat.FP32, Device.CPU, 0),
                    note -> {}));
  }

  @AfterAll
  void close() {
    loaded.ifPresent(LoadedModel::close);
  }

  @Test
  void scoresTwoHundredPositionsAlike() {
    int[] ids = oracle.ints("ids");
    int[] argmax = oracle.ints("argmax");
    int[] sampled = oracle.ints("sampled-ids");
    try (DecodeSession session = model().model().openSession(ids.length)) {
      Logits ours =
          session.append(
              TokenTree.chain(ids[0], Arrays.copyOfRange(ids, 1, ids.length)),
              Readout.everything());
      for (int i = 0; i < ids.length; i++) {
        double[] row = ours.values(i);
        double[] theirs = Oracle.doubles(oracle.expected().path("sampled-logits").path(i));
        for (int j = 0; j < sampled.length; j++) {
          assertThat(row[sampled[j]]).as("position %s", i).isCloseTo(theirs[j], within(1e-3));
        }
        assertThat(ours.argmax(i)).as("position %s", i).isEqualTo(argmax[i]);
      }
    }
  }

  @Test
  void saysTheSameAtFullDepthAndWithSublayersLeftOut() {
    for (String kind : List.of("greedy", "skips")) {
      for (JsonNode said : oracle.expected().path(kind)) {
        int[] expected = Oracle.ints(said.path("greedy"));
        assertThat(
                TransformersIT.greedy(
                    model(), Oracle.ints(said.path("prompt")), expected.length, Oracle.skips(said)))
            .as("%s", said)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void speaksInChatsAsItsTemplateSays() {
    for (JsonNode chat : oracle.expected().path("chats")) {
      String text =
          model().tokenizer().chatFormat().orElseThrow().render(chat.path("user").asText());
      assertThat(text).isEqualTo(chat.path("text").asText());
      assertThat(model().tokenizer().encode(text).toArray())
          .containsExactly(Oracle.ints(chat.path("ids")));
    }
  }

  @Test
  void treeRowsEqualTheirPathsAlone() {
    int[] prompt = Oracle.ints(oracle.expected().path("greedy").path(0).path("prompt"));
    TokenTree tree = TokenTree.of(new int[] {260, 3003, 28, 42, 284}, new int[] {-1, 0, 0, 1, 2});
    try (DecodeSession session = model().model().openSession(64)) {
      session.append(prompt, SkipSet.none(), Readout.ARGMAX);
      Logits rows = session.append(tree, Readout.everything());
      double[] first = rows.values(3);
      double[] second = rows.values(4);
      session.truncate(prompt.length);
      double[] alone =
          session.append(TokenTree.chain(260, 3003, 42), Readout.everything()).values(2);
      Closeness.assertClose("the first path", alone, first, 1e-3);
      session.truncate(prompt.length);
      alone = session.append(TokenTree.chain(260, 28, 284), Readout.everything()).values(2);
      Closeness.assertClose("the second path", alone, second, 1e-3);
    }
  }

  private LoadedModel model() {
    return loaded.orElseThrow();
  }
}
