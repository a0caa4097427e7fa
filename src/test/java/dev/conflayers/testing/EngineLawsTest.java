package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.plain.LlamaSpec;
import dev.conflayers.model.plain.PlainLlama;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws hold for the reference implementation, and every planted bug breaks one. */
class EngineLawsTest {
  private static final int CASES = 12;

  /** In more cases than this a bug must be noticed; half of them, where there is time. */
  private static final int ENOUGH = Campaign.size(2, CASES / 2);

  @Test
  void theReferenceKeepsEveryLaw() {
    for (int seed = 0; seed < Campaign.size(CASES, 4 * CASES); seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TinyLlama tiny = TinyLlama.random(random);
      EngineLaws.all(tiny.reference(), tiny.reference(), 1e-12, random);
    }
  }

  /** The control: what the laws notice below is the bug and not the wrapper that carries it. */
  @Test
  void theWrapperWithoutABugKeepsEveryLaw() {
    for (int seed = 0; seed < Campaign.size(CASES / 3, CASES); seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TinyLlama tiny = TinyLlama.random(random);
      EngineLaws.all(
          new BuggyEngine(tiny.reference(), BuggyEngine.Bug.NONE), tiny.reference(), 1e-12, random);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void noticesAPlantedBug(BuggyEngine.Bug bug) {
    int noticed = 0;
    for (int seed = 0; seed < CASES && noticed <= ENOUGH; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TinyLlama tiny = TinyLlama.random(random);
      try {
        EngineLaws.all(new BuggyEngine(tiny.reference(), bug), tiny.reference(), 1e-4, random);
      } catch (AssertionError | IllegalArgumentException e) {
        noticed++;
      }
    }
    assertThat(noticed).as("cases of %s that noticed %s", CASES, bug).isGreaterThan(ENOUGH);
  }

  /** Not in every case: a prompt of one token is the same under any rotation. */
  @ParameterizedTest
  @EnumSource
  void noticesAWrongModel(Flaw flaw) {
    int noticed = 0;
    for (int seed = 0; seed < Campaign.size(CASES, 4 * CASES); seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TinyLlama tiny = TinyLlama.of(flaw.spec(), "F32", seed);
      PlainLlama wrong = flaw.build(tiny);
      try {
        EngineLaws.passesAgree(wrong, tiny.reference(), flaw.tolerance(), random);
      } catch (AssertionError e) {
        noticed++;
      }
    }
    assertThat(noticed)
        .as("cases of %s that noticed %s", 4 * CASES, flaw)
        .isGreaterThan(4 * ENOUGH);
  }

  /** What an engine could get wrong in the forward pass itself. */
  enum Flaw {
    ROPE_NOT_SCALED,
    /** As when the rows of q and k in a GGUF file are taken for those of Hugging Face. */
    ROPE_OF_ADJACENT_COORDINATES,
    ROPE_THETA,
    BIAS_DROPPED,
    HEAD_TAKEN_FOR_TIED,
    KEY_VALUE_HEADS_INTERLEAVED,
    /** Too small for single precision to show. */
    NORM_EPSILON;

    LlamaSpec spec() {
      return spec(LlamaSpec.Rope.llama3(10_000, 8, 1, 4, 8), 1e-5, false);
    }

    private LlamaSpec spec(LlamaSpec.Rope rope, double epsilon, boolean tied) {
      boolean qwen2 = this == BIAS_DROPPED;
      return new LlamaSpec(
          qwen2 ? "qwen2" : "llama", 3, 32, 40, 4, 2, 12, 50, 64, epsilon, rope, tied, qwen2);
    }

    double tolerance() {
      return this == NORM_EPSILON ? 1e-10 : 1e-4;
    }

    PlainLlama build(TinyLlama tiny) {
      Map<String, double[]> weights = tiny.weights();
      LlamaSpec spec = tiny.spec();
      switch (this) {
        case ROPE_NOT_SCALED -> spec = spec(LlamaSpec.Rope.plain(10_000), 1e-5, false);
        case ROPE_THETA -> spec = spec(LlamaSpec.Rope.llama3(20_000, 8, 1, 4, 8), 1e-5, false);
        case NORM_EPSILON -> spec = spec(spec.rope(), 1e-6, false);
        case HEAD_TAKEN_FOR_TIED -> spec = spec(spec.rope(), 1e-5, true);
        case BIAS_DROPPED -> weights.keySet().removeIf(name -> name.endsWith(".bias"));
        case ROPE_OF_ADJACENT_COORDINATES -> {
          // Rows 0 1 2 3 4 5 of a head become 0 2 4 1 3 5.
          int half = spec.headDim() / 2;
          IntUnaryOperator within = i -> i % (2 * half) / half + 2 * (i % half);
          IntUnaryOperator source = i -> i / (2 * half) * 2 * half + within.applyAsInt(i);
          reorder(weights, "q_proj.weight", source);
          reorder(weights, "k_proj.weight", source);
        }
        case KEY_VALUE_HEADS_INTERLEAVED -> {
          // Query heads 0 1 2 3 become 0 2 1 3, as though head h used key/value head h mod 2.
          int dim = spec.headDim();
          int[] heads = {0, 2, 1, 3};
          reorder(weights, "q_proj.weight", i -> heads[i / dim] * dim + i % dim);
        }
      }
      return new PlainLlama(spec, weights);
    }

    private static void reorder(
        Map<String, double[]> weights, String suffix, IntUnaryOperator source) {
      int columns = 32;
      weights.replaceAll(
          (name, w) -> {
            double[] reordered = w.clone();
            for (int row = 0; name.endsWith(suffix) && row < w.length / columns; row++) {
              System.arraycopy(
                  w, source.applyAsInt(row) * columns, reordered, row * columns, columns);
            }
            return reordered;
          });
    }
  }
}
