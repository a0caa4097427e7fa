package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.testing.Closeness;
import dev.conflayers.testing.Oracle;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against Hugging Face transformers; {@code expected.json} says how that was run. */
class TransformersIT {
  @ParameterizedTest
  @ValueSource(strings = {"qwen2-tiny", "llama3-tiny"})
  void scoresEveryPositionAlike(String name) {
    Oracle oracle = Oracle.named(name);
    int[] ids = oracle.ints("ids");
    double[][] theirs = oracle.logits(ids.length);
    try (LoadedModel model = EngineLawsIT.open(oracle.folder(), NumberFormat.FP32);
        DecodeSession session = model.model().openSession(ids.length)) {
      Logits ours =
          session.append(
              TokenTree.chain(ids[0], Arrays.copyOfRange(ids, 1, ids.length)),
              Readout.everything());
      for (int i = 0; i < ids.length; i++) {
        Closeness.assertClose("position " + i, ours.values(i), theirs[i], 1e-3);
        assertThat(ours.argmax(i)).as("position %s", i).isEqualTo(oracle.ints("argmax")[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwen2-tiny", "llama3-tiny"})
  void saysTheSameAtFullDepthAndWithSublayersLeftOut(String name) {
    Oracle oracle = Oracle.named(name);
    try (LoadedModel model = EngineLawsIT.open(oracle.folder(), NumberFormat.FP32)) {
      for (String kind : List.of("greedy", "skips")) {
        for (JsonNode said : oracle.expected().path(kind)) {
          int[] prompt = Oracle.ints(said.path("prompt"));
          int[] expected = Oracle.ints(said.path("greedy"));
          assertThat(greedy(model, prompt, expected.length, Oracle.skips(said)))
              .as("%s", said)
              .isEqualTo(expected);
        }
      }
    }
  }

  /** Greedy tokens with the same sublayers left out of the prompt's pass and of every step. */
  static int[] greedy(LoadedModel model, int[] prompt, int count, SkipSet skips) {
    int[] output = new int[count];
    try (DecodeSession session = model.model().openSession(prompt.length + count)) {
      int[] pending = prompt;
      for (int i = 0; i < count; i++) {
        output[i] = session.append(pending, skips, Readout.ARGMAX).argmax(0);
        pending = new int[] {output[i]};
      }
    }
    return output;
  }
}
