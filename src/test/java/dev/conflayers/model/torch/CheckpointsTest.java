package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.model.checkpoint.CheckpointProblem;
import dev.conflayers.model.checkpoint.WeightSource;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens stories260K, a 1 MB Llama trained on TinyStories (karpathy/llama2.c, MIT), which exists as
 * a Hugging Face directory and as a GGUF file of the same weights.
 */
class CheckpointsTest {
  private static final Path STORIES = Path.of("../shared/data/weights/stories260K");
  private static final Path GGUF = STORIES.resolve("stories260Ktok512.gguf");

  @Test
  void bothFormatsOfOneModelHoldTheSameNumbers() {
    assumeStories();
    try (Checkpoint hub = Checkpoints.open(STORIES.resolve("hf"), Optional.of(GGUF));
        Checkpoint gguf = Checkpoints.open(GGUF)) {
      assertThat(gguf.config().headDim()).isEqualTo(8);
      assertThat(gguf.config().normEpsilon()).isEqualTo(hub.config().normEpsilon());
      assertThat(hub.weights().names()).hasSizeGreaterThan(40);
      for (String name : hub.weights().names()) {
        assertThat(all(gguf.weights(), name)).as(name).isEqualTo(all(hub.weights(), name));
      }
    }
  }

  @Test
  void readsTheSameRowsInOneGoAndOneByOne() {
    assumeStories();
    try (Checkpoint gguf = Checkpoints.open(GGUF)) {
      String name = "model.layers.2.self_attn.q_proj.weight";
      FloatBuffer rows = FloatBuffer.allocate(64 * 64);
      for (int row = 0; row < 64; row++) {
        gguf.weights().read(name, row, 1, rows);
      }
      assertThat(rows.array()).isEqualTo(all(gguf.weights(), name));
    }
  }

  /** Ids: oracle.json, made by SentencePiece. */
  @Test
  void encodesAsTheTrainingTokenizerDid() {
    assumeStories();
    try (Checkpoint gguf = Checkpoints.open(GGUF)) {
      String prompt = "Once upon a time, there was a little girl named Lily.";
      int[] expected = {
        1, 403, 407, 261, 378, 432, 383, 286, 261, 376, 298, 315, 421, 395, 317, 426
      };
      assertThat(gguf.tokenizer().encode(prompt).toArray()).isEqualTo(expected);
      assertThat(gguf.tokenizer().decode(gguf.tokenizer().encode(prompt))).isEqualTo(prompt);
      assertThat(gguf.config().endOfSequence()).containsExactly(2);
    }
  }

  @Test
  void recordsWhereTheNumbersCameFrom() {
    assumeStories();
    try (Checkpoint gguf = Checkpoints.open(GGUF)) {
      assertThat(gguf.provenance())
          .containsEntry("format", "gguf")
          .containsEntry("stories260Ktok512.gguf bytes", "1185376")
          .containsKey("stories260Ktok512.gguf sha256")
          .containsKey("tokenizer sha256");
    }
  }

  @Test
  void saysWhereItLookedForTheTokenizer(@TempDir Path folder) throws IOException {
    assumeStories();
    Path copy = copyOfStories(folder);
    assertThatThrownBy(() -> Checkpoints.open(copy))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContainingAll("no tokenizer.json in", "or its parent", "no .gguf file");
    Files.copy(GGUF, folder.resolve("one.gguf"));
    Files.copy(GGUF, folder.resolve("two.gguf"));
    assertThatThrownBy(() -> Checkpoints.open(copy))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("more than one .gguf file in the parent");
  }

  @Test
  void borrowsTheVocabularyOfTheOnlyNeighbourAndRecordsIt() {
    assumeStories();
    try (Checkpoint hub = Checkpoints.open(STORIES.resolve("hf"));
        Checkpoint gguf = Checkpoints.open(GGUF)) {
      assertThat(hub.tokenizer().fingerprint()).isEqualTo(gguf.tokenizer().fingerprint());
      assertThat(hub.provenance().get(Checkpoints.BORROWED)).endsWith("stories260Ktok512.gguf");
      assertThat(gguf.provenance()).doesNotContainKey(Checkpoints.BORROWED);
    }
  }

  private static Path copyOfStories(Path folder) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("hf"));
    for (String name : List.of("config.json", "model.safetensors")) {
      Files.copy(STORIES.resolve("hf").resolve(name), copy.resolve(name));
    }
    return copy;
  }

  /** The whole way, tokenizer included: no damage may end in anything but one sentence. */
  @Test
  void aDamagedHeaderIsReadOrRefused(@TempDir Path folder) throws IOException {
    assumeStories();
    byte[] valid = Files.readAllBytes(GGUF);
    Path file = folder.resolve("x.gguf");
    int refused = 0;
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = valid.clone();
      // The header of this file takes the first 14,000 bytes.
      for (int at = random.nextInt(14_000), i = 0; i <= random.nextInt(8); i++) {
        bytes[at + i] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try (Checkpoint checkpoint = Checkpoints.open(file)) {
        all(checkpoint.weights(), "model.norm.weight");
        checkpoint.tokenizer().decode(checkpoint.tokenizer().encode("Once upon a time"));
      } catch (CheckpointProblem e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 299);
  }

  @Test
  void refusesWhatIsNotThere(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> Checkpoints.open(folder.resolve("nothing")))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("0 .gguf files");
    Path text = Files.writeString(folder.resolve("notes.txt"), "x");
    assertThatThrownBy(() -> Checkpoints.open(text))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("not a .gguf file");
  }

  private static void assumeStories() {
    assumeTrue(Files.exists(GGUF), "SKIPPED: " + GGUF + " is not on this machine");
  }

  private static float[] all(WeightSource weights, String name) {
    List<Integer> shape = weights.shape(name);
    int rows = shape.size() < 2 ? 1 : shape.get(0);
    FloatBuffer out = FloatBuffer.allocate(shape.stream().reduce(1, (a, b) -> a * b));
    weights.read(name, 0, rows, out);
    return out.array();
  }
}
