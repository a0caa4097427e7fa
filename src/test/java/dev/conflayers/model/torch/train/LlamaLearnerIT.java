package dev.conflayers.model.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.checkpoint.HubConfig;
import dev.conflayers.model.checkpoint.HubWeights;
import dev.conflayers.model.checkpoint.LlamaConfig;
import dev.conflayers.model.plain.LlamaSpec;
import dev.conflayers.model.torch.LlamaEngine;
import dev.conflayers.testing.Closeness;
import dev.conflayers.testing.Oracle;
import dev.conflayers.testing.TinyLlama;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The training pass computes the same transformer as the decoder, and its true gradient. */
class LlamaLearnerIT {
  private static final int[] LONG = {5, 9, 17, 3, 22, 8, 11, 30, 2};
  private static final int[] SHORT = {7, 1, 28, 4};

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void scoresAsTheDecoderAndTheReferenceDo(boolean tied) {
    TinyLlama tiny = TinyLlama.of(spec(tied), "F32", 11);
    Path checkpoint = tiny.write(folder);
    try (LlamaLearner learner = learner(checkpoint, DataType.FLOAT32);
        LoadedModel engine =
            new LlamaEngine(System::nanoTime)
                .load(
                    checkpoint.toString(),
                    EngineOptions.of(NumberFormat.FP32, Device.CPU, 1),
                    note -> {})) {
      for (SkipSet skips : List.of(SkipSet.none(), someSublayers())) {
        float[] ours = learner.logits(batch(1), skips);
        Closeness.assertClose("the engine", doubles(ours), by(engine.model(), skips), 1e-4);
        Closeness.assertClose("the reference", doubles(ours), by(tiny.reference(), skips), 1e-4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gradientIsThatOfFiniteDifferences(boolean tied) {
    Path checkpoint = TinyLlama.of(spec(tied), "F32", 12).write(folder);
    try (LlamaLearner learner = learner(checkpoint, DataType.FLOAT64)) {
      ByteBuffer weights = learner.bytes(Learner.Vector.WEIGHTS);
      SplittableRandom random = new SplittableRandom(3);
      for (SkipSet skips : List.of(SkipSet.none(), someSublayers())) {
        clear(learner.gradient());
        learner.learn(batch(0.25f), skips, 0.5);
        double[] slopes = new double[learner.layout().size()];
        learner.gradient().asDoubleBuffer().get(slopes);
        double step = 1e-5;
        for (ParameterLayout.Parameter parameter : learner.layout().parameters()) {
          for (int i = 0; i < 3; i++) {
            int at = parameter.offset() + random.nextInt(parameter.size());
            double value = weights.getDouble(8 * at);
            weights.putDouble(8 * at, value + step);
            double above = learner.learn(batch(0.25f), skips, 0);
            weights.putDouble(8 * at, value - step);
            double below = learner.learn(batch(0.25f), skips, 0);
            weights.putDouble(8 * at, value);
            assertThat(slopes[at])
                .as("%s of %s without %s", at - parameter.offset(), parameter.name(), skips)
                .isCloseTo(0.5 * (above - below) / (2 * step), within(1e-7));
          }
        }
      }
    }
  }

  @Test
  void aSublayerLeftOutLearnsNothing() {
    Path checkpoint = TinyLlama.of(spec(true), "F32", 13).write(folder);
    try (LlamaLearner learner = learner(checkpoint, DataType.FLOAT64)) {
      learner.learn(batch(1), SkipSet.ofLayers(1), 1);
      for (ParameterLayout.Parameter parameter : learner.layout().parameters()) {
        double most = 0;
        for (int i = 0; i < parameter.size(); i++) {
          most =
              Math.max(most, Math.abs(learner.gradient().getDouble(8 * (parameter.offset() + i))));
        }
        assertThat(most > 0)
            .as(parameter.name())
            .isEqualTo(!parameter.name().startsWith("model.layers.1."));
      }
    }
  }

  @Test
  void gradientsOfSeveralPassesAddUp() {
    Path checkpoint = TinyLlama.of(spec(true), "F32", 14).write(folder);
    TokenBatch first = TokenBatch.of(List.of(sequence(LONG, 1)));
    TokenBatch second = TokenBatch.of(List.of(sequence(SHORT, 1)));
    try (LlamaLearner apart = learner(checkpoint, DataType.FLOAT64);
        LlamaLearner together = learner(checkpoint, DataType.FLOAT64)) {
      double sum =
          apart.learn(first, SkipSet.none(), 0.1) + apart.learn(second, SkipSet.none(), 0.1);
      double whole = together.learn(batch(1), SkipSet.none(), 0.1);
      // Side by side the short sequence is padded: padding must change nothing.
      assertThat(whole).isCloseTo(sum, within(1e-10));
      double[] one = new double[apart.layout().size()];
      double[] other = one.clone();
      apart.gradient().asDoubleBuffer().get(one);
      together.gradient().asDoubleBuffer().get(other);
      assertThat(other).containsExactly(one, within(1e-12));
    }
  }

  @Test
  void scoresAreTheTermsOfTheLoss() {
    Path checkpoint = TinyLlama.of(spec(true), "F32", 15).write(folder);
    try (LlamaLearner learner = learner(checkpoint, DataType.FLOAT32)) {
      TokenBatch batch = batch(1);
      TokenScores scores = learner.score(batch, SkipSet.none());
      float[] logits = learner.logits(batch, SkipSet.none());
      double sum = 0;
      for (int i = 0; i < scores.size(); i++) {
        sum += scores.loss(i);
        int target = batch.owner(i) == 0 ? LONG[i + 1] : SHORT[i - (LONG.length - 1) + 1];
        float most = Float.NEGATIVE_INFINITY;
        for (int v = 0; v < spec(true).vocabulary(); v++) {
          most = Math.max(most, logits[i * spec(true).vocabulary() + v]);
        }
        assertThat(scores.hit(i)).isEqualTo(logits[i * spec(true).vocabulary() + target] == most);
      }
      assertThat(sum).isCloseTo(learner.learn(batch, SkipSet.none(), 1), within(1e-3));
    }
  }

  /** Torch's AdamW in double precision; {@code training.py} says how it was run. */
  @Test
  void updatesAsTorchsAdamWDoes() throws IOException {
    JsonNode oracle =
        new ObjectMapper()
            .readTree(Path.of("src/test/resources/oracle/training/adamw.json").toFile());
    LlamaConfig config =
        new LlamaConfig(
            "llama",
            1,
            2,
            2,
            1,
            1,
            2,
            3,
            8,
            1e-5,
            LlamaConfig.Rope.plain(1e4),
            true,
            false,
            false,
            false,
            java.util.Set.of(0));
    JsonNode settings = oracle.path("settings");
    try (LlamaLearner learner = LlamaLearner.open(config, 1, DataType.FLOAT64)) {
      assertThat(learner.layout().size()).isEqualTo(40);
      assertThat(learner.layout().decayed()).isEqualTo(28);
      double[] start = Oracle.doubles(oracle.path("start"));
      learner.bytes(Learner.Vector.WEIGHTS).asDoubleBuffer().put(start);
      int number = 0;
      for (JsonNode step : oracle.path("steps")) {
        learner.gradient().asDoubleBuffer().put(Oracle.doubles(step.path("gradient")));
        double norm =
            learner.update(
                new AdamW(
                    settings.path("rate").asDouble(),
                    settings.path("beta1").asDouble(),
                    settings.path("beta2").asDouble(),
                    settings.path("epsilon").asDouble(),
                    settings.path("decay").asDouble(),
                    settings.path("largest_norm").asDouble()),
                ++number);
        double[] weights = new double[40];
        learner.bytes(Learner.Vector.WEIGHTS).asDoubleBuffer().get(weights);
        assertThat(norm).isCloseTo(step.path("norm").asDouble(), within(1e-12));
        assertThat(weights)
            .as("after update %s", number)
            .containsExactly(Oracle.doubles(step.path("weights")), within(1e-12));
        assertThat(learner.gradient().getDouble(8)).as("the gradient is cleared").isZero();
      }
    }
  }

  private static LlamaSpec spec(boolean tied) {
    return new LlamaSpec(
        "llama", 4, 24, 40, 4, 2, 6, 31, 64, 1e-5, LlamaSpec.Rope.plain(10_000), tied, false);
  }

  private static SkipSet someSublayers() {
    return SkipSet.ofSublayers(
        BitSet.valueOf(new long[] {0b0110}), BitSet.valueOf(new long[] {0b0011}));
  }

  private static LlamaLearner learner(Path checkpoint, DataType type) {
    LlamaConfig config = HubConfig.read(checkpoint);
    LlamaLearner learner = LlamaLearner.open(config, 1, type);
    try (HubWeights weights = HubWeights.open(checkpoint)) {
      for (ParameterLayout.Parameter parameter : learner.layout().parameters()) {
        FloatBuffer numbers = FloatBuffer.allocate(parameter.size());
        int rows = parameter.shape().size() < 2 ? 1 : parameter.shape().get(0);
        weights.read(parameter.name(), 0, rows, numbers);
        for (int i = 0; i < parameter.size(); i++) {
          int at = parameter.offset() + i;
          if (type == DataType.FLOAT64) {
            learner.bytes(Learner.Vector.WEIGHTS).putDouble(8 * at, numbers.get(i));
          } else {
            learner.numbers(Learner.Vector.WEIGHTS).put(at, numbers.get(i));
          }
        }
      }
    }
    return learner;
  }

  private static TokenBatch batch(float firstHalf) {
    return TokenBatch.of(List.of(sequence(LONG, firstHalf), sequence(SHORT, firstHalf)));
  }

  private static TokenBatch.Sequence sequence(int[] tokens, float firstHalf) {
    float[] weights = new float[tokens.length];
    Arrays.fill(weights, 1);
    Arrays.fill(weights, 0, tokens.length / 2, firstHalf);
    return new TokenBatch.Sequence(tokens, weights);
  }

  /** Returns the logits that a decoder gives at every position but the last of each sequence. */
  private static double[] by(LanguageModel model, SkipSet skips) {
    int vocabulary = model.shape().vocabulary();
    double[] logits = new double[(LONG.length + SHORT.length - 2) * vocabulary];
    int next = 0;
    for (int[] tokens : List.of(LONG, SHORT)) {
      try (DecodeSession session = model.openSession(tokens.length)) {
        for (int i = 0; i < tokens.length - 1; i++) {
          double[] row =
              session.append(new int[] {tokens[i]}, skips, Readout.everything()).values(0);
          System.arraycopy(row, 0, logits, next, vocabulary);
          next += vocabulary;
        }
      }
    }
    return logits;
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    Arrays.setAll(doubles, i -> floats[i]);
    return doubles;
  }

  private static void clear(ByteBuffer bytes) {
    for (int i = 0; i < bytes.capacity(); i++) {
      bytes.put(i, (byte) 0);
    }
  }
}
