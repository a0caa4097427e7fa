package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.plain.PlainLlama;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle itself, against a trained model's published text and its own interface. */
class PlainLlamaTest {
  private static final Path STORIES = Path.of("../shared/data/weights/stories260K");

  /**
   * The model is karpathy/tinyllamas stories260K; the ids are those of llama2.c's own test (run
   * stories260K.bin -z tok512.bin -t 0.0 -n 200, at 350e04f), recomputed by transformers 5.18.0.
   */
  @Test
  void tellsTheStoryOfLlama2C() {
    JsonNode computed = stories().path("computed");
    int[] expected = Oracle.ints(computed.path("greedy_ids_after_bos"));
    try (DecodeSession session = trained().openSession(expected.length + 1)) {
      assertThat(greedy(session, new int[] {1}, expected.length, SkipSet.none()))
          .isEqualTo(expected);
    }
    int[] prompt = Oracle.ints(computed.path("prompt_ids_with_bos_sentencepiece"));
    try (DecodeSession session = trained().openSession(prompt.length)) {
      double[] logits = session.append(prompt, SkipSet.none(), Readout.everything()).values(0);
      double[] theirs = Oracle.doubles(computed.path("last_position_logits"));
      assertThat(logits).containsExactly(theirs, within(1e-4));
    }
  }

  /** Provenance: transformers with hooks that zero a sublayer's output, recorded in oracle.json. */
  @Test
  void leavesOutTheSublayersThatTransformersLeavesOut() {
    for (Map.Entry<String, JsonNode> entry :
        stories().path("sublayer_skipping").path("cases").properties()) {
      SkipSet skips =
          SkipSet.ofSublayers(
              Oracle.bits(entry.getValue().path("skipped_attention_layers")),
              Oracle.bits(entry.getValue().path("skipped_mlp_layers")));
      int[] expected = Oracle.ints(entry.getValue().path("greedy_ids"));
      try (DecodeSession session = trained().openSession(expected.length + 1)) {
        assertThat(greedy(session, new int[] {1}, expected.length, skips))
            .as(entry.getKey())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void refusesToReadWhatASkippedSublayerDidNotWrite() {
    TinyLlama tiny = TinyLlama.random(new SplittableRandom(1));
    try (DecodeSession session = tiny.reference().openSession(8)) {
      session.append(new int[] {3, 4}, SkipSet.ofLayers(1), Readout.ARGMAX);
      assertThatIllegalStateException()
          .isThrownBy(() -> session.append(new int[] {5}, SkipSet.none(), Readout.ARGMAX))
          .withMessageContaining("attention of layer 1 reads row 0");
    }
  }

  @Test
  void readsBackTheCheckpointItWrites(@TempDir Path folder) {
    SplittableRandom random = new SplittableRandom(2);
    for (String storage : new String[] {"BF16", "F32", "F64"}) {
      for (int i = 0; i < 8; i++) {
        TinyLlama tiny = TinyLlama.of(TinyLlama.randomSpec(random), storage, random.nextLong());
        PlainLlama read = HuggingFaceFolder.open(tiny.write(folder.resolve(storage + i)));
        assertThat(read.spec()).isEqualTo(tiny.spec());
        try (DecodeSession ours = tiny.reference().openSession(3);
            DecodeSession theirs = read.openSession(3)) {
          int[] tokens = {3, 5, 4};
          assertThat(ours.append(tokens, SkipSet.none(), Readout.everything()).values(0))
              .isEqualTo(theirs.append(tokens, SkipSet.none(), Readout.everything()).values(0));
        }
      }
    }
  }

  /** Constant output is uniform: no confidence. A coordinate 88.7 above the rest is certainty. */
  @Test
  void confidenceRunsFromUniformToOneHot() {
    PlainLlama model = TinyLlama.random(new SplittableRandom(3)).reference();
    double[] output = new double[model.spec().hidden()];
    double uniform = Math.log(output.length);
    assertThat(model.entropy(output, ConfidenceSpace.HIDDEN)).isCloseTo(uniform, within(1e-9));
    output[2] = 500;
    assertThat(model.entropy(output, ConfidenceSpace.HIDDEN)).isCloseTo(0, within(1e-9));
  }

  /** Tiny models would prove nothing if they said the same whatever their text and depth. */
  @Test
  void tinyModelsSayDifferentThings() {
    SplittableRandom random = new SplittableRandom(4);
    int distinct = 0;
    int moved = 0;
    int models = 100;
    for (int i = 0; i < models; i++) {
      TinyLlama tiny = TinyLlama.random(random);
      int[] prompt = random.ints(12, 0, tiny.spec().vocabulary()).toArray();
      int[] deep = greedy(tiny.reference().openSession(60), prompt, 40, SkipSet.none());
      distinct += (int) Arrays.stream(deep).distinct().count();
      SkipSet late = SkipSet.ofLayers(tiny.spec().layers() - 2);
      int[] shallow = greedy(tiny.reference().openSession(60), prompt, 40, late);
      moved += Arrays.equals(deep, shallow) ? 0 : 1;
    }
    assertThat(distinct / (double) models).isGreaterThan(6);
    assertThat(moved).isGreaterThan(90);
  }

  static int[] greedy(DecodeSession session, int[] prompt, int tokens, SkipSet skips) {
    int[] said = new int[tokens];
    int next = session.append(prompt, skips, Readout.ARGMAX).argmax(0);
    for (int i = 0; i < tokens; i++) {
      said[i] = next;
      if (i < tokens - 1) {
        next = session.append(new int[] {next}, skips, Readout.ARGMAX).argmax(0);
      }
    }
    return said;
  }

  private static JsonNode stories() {
    assumeTrue(
        Files.exists(STORIES),
        () -> "SKIPPED, the trained model is not here: " + STORIES.toAbsolutePath());
    return Oracle.in(STORIES, "oracle.json").expected();
  }

  private static PlainLlama trained() {
    return HuggingFaceFolder.open(STORIES.resolve("hf"));
  }
}
