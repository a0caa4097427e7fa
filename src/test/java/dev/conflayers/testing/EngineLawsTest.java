package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.Logits;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws hold for the reference implementation, and every planted bug breaks one. */
class EngineLawsTest {
  private static final int CASES = 12;

  @Test
  void theReferenceKeepsEveryLaw() {
    for (int seed = 0; seed < 4 * CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TinyLlama tiny = TinyLlama.random(random);
      EngineLaws.all(tiny.reference(), tiny.reference(), 1e-12, random);
    }
  }

  /** The control: what the laws notice below is the bug and not the wrapper that carries it. */
  @Test
  void theWrapperWithoutABugKeepsEveryLaw() {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TinyLlama tiny = TinyLlama.random(random);
      EngineLaws.all(new Buggy(tiny.reference(), Bug.NONE), tiny.reference(), 1e-12, random);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void noticesAPlantedBug(Bug bug) {
    int noticed = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TinyLlama tiny = TinyLlama.random(random);
      try {
        EngineLaws.all(new Buggy(tiny.reference(), bug), tiny.reference(), 1e-4, random);
      } catch (AssertionError | IllegalArgumentException e) {
        noticed++;
      }
    }
    assertThat(noticed).as("cases of %s that noticed %s", CASES, bug).isGreaterThan(CASES / 2);
  }

  /** Not in every case: a prompt of one token is the same under any rotation. */
  @ParameterizedTest
  @EnumSource
  void noticesAWrongModel(Flaw flaw) {
    int noticed = 0;
    for (int seed = 0; seed < 4 * CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TinyLlama tiny = TinyLlama.of(flaw.spec(), "F32", seed);
      ReferenceLlama wrong = flaw.build(tiny);
      try {
        EngineLaws.passesAgree(wrong, tiny.reference(), flaw.tolerance(), random);
      } catch (AssertionError e) {
        noticed++;
      }
    }
    assertThat(noticed).as("cases of %s that noticed %s", 4 * CASES, flaw).isGreaterThan(2 * CASES);
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

    ReferenceLlama build(TinyLlama tiny) {
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
      return new ReferenceLlama(spec, weights);
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

  /** What an engine could get wrong around a correct forward pass. */
  enum Bug {
    NONE,
    /** The Qwen2 path of the released code: a node sees every node before it. */
    TREE_WITHOUT_MASK,
    TREE_LAST_PARENT_WRONG,
    KEEP_WITHOUT_MOVING_ROWS,
    KEEP_OFF_BY_ONE,
    TRUNCATE_ONE_SHORT,
    FORK_SHARES_ROWS,
    FORK_COPIES_EVERYTHING,
    PROBE_APPENDS,
    PROBE_IGNORES_PREFIX,
    PROBE_SWAPS_SUBLAYERS,
    PROBE_NEVER_NORMALIZES,
    SCORED_DRAFTS_SKIP_NOTHING,
    STATES_IGNORE_PREFIX,
    ALTERNATIVES_ARE_THE_FIRST,
    LAYER_OFF_BY_ONE,
    SKIPS_IGNORE_MLP,
    SKIPS_IGNORE_ATTENTION,
    SKIPS_WHOLE_LAYERS_ONLY,
    SCORES_ARE_SLIGHTLY_OFF,
    PROBABILITIES_OF_THE_TOP_ONLY,
    REFUSES_TOO_LATE,
    ACCEPTS_ANY_PATH
  }

  private record Buggy(LanguageModel model, Bug bug) implements LanguageModel {
    @Override
    public ModelShape shape() {
      return model.shape();
    }

    @Override
    public DecodeSession openSession(int capacity) {
      return new BuggySession(model.openSession(capacity), bug, shape());
    }

    @Override
    public void close() {}
  }

  private record BuggySession(DecodeSession session, Bug bug, ModelShape shape)
      implements DecodeSession {
    @Override
    public int length() {
      return session.length();
    }

    @Override
    public int capacity() {
      return session.capacity();
    }

    @Override
    public Logits append(int[] tokens, SkipSet skips, Readout readout) {
      BitSet both = skips.attention();
      both.and(skips.mlp());
      SkipSet used =
          switch (bug) {
            case SKIPS_IGNORE_MLP -> SkipSet.ofSublayers(skips.attention(), new BitSet());
            case SKIPS_IGNORE_ATTENTION -> SkipSet.ofSublayers(new BitSet(), skips.mlp());
            case SKIPS_WHOLE_LAYERS_ONLY -> SkipSet.ofLayers(both);
            default -> skips;
          };
      if (bug == Bug.REFUSES_TOO_LATE) {
        session.append(Arrays.copyOf(tokens, 1), used, readout);
        if (tokens.length == 1) {
          session.truncate(length() - 1);
          return session.append(tokens, used, readout);
        }
        return session.append(Arrays.copyOfRange(tokens, 1, tokens.length), used, readout);
      }
      return new BuggyLogits(session.append(tokens, used, readout), bug);
    }

    @Override
    public Logits append(TokenTree tree, SkipSet skips, Readout readout) {
      int[] tokens = tree.tokens();
      return switch (bug) {
        case SCORED_DRAFTS_SKIP_NOTHING -> session.append(tree, SkipSet.none(), readout);
        case TREE_WITHOUT_MASK ->
            session.append(
                TokenTree.chain(tokens[0], Arrays.copyOfRange(tokens, 1, tokens.length)),
                skips,
                readout);
        case TREE_LAST_PARENT_WRONG -> {
          int[] parents = new int[tokens.length];
          Arrays.setAll(parents, i -> i == tokens.length - 1 ? i - 1 : tree.parent(i));
          yield session.append(TokenTree.of(tokens, parents), skips, readout);
        }
        default -> session.append(tree, skips, readout);
      };
    }

    @Override
    public void truncate(int length) {
      boolean shorter = bug == Bug.TRUNCATE_ONE_SHORT && length > 0 && length < length();
      session.truncate(shorter ? length - 1 : length);
    }

    @Override
    public void keep(int base, int[] path) {
      switch (bug) {
        case KEEP_WITHOUT_MOVING_ROWS -> session.truncate(base + path.length);
        case KEEP_OFF_BY_ONE ->
            session.keep(base, Arrays.copyOf(path, Math.max(1, path.length - 1)));
        case ACCEPTS_ANY_PATH -> {
          if (path[0] == 0) {
            session.keep(base, path);
          }
        }
        default -> session.keep(base, path);
      }
    }

    @Override
    public DecodeSession fork(int length) {
      return switch (bug) {
        case FORK_SHARES_ROWS -> {
          session.truncate(length);
          yield this;
        }
        case FORK_COPIES_EVERYTHING -> session.fork(length());
        default -> session.fork(length);
      };
    }

    @Override
    public LayerConfidence probe(int prefix, int[] tokens, ConfidenceSpace space) {
      LayerConfidence right = session.probe(prefix, tokens, space);
      return switch (bug) {
        case PROBE_APPENDS -> {
          session.append(Arrays.copyOf(tokens, 1), SkipSet.none(), Readout.ARGMAX);
          yield right;
        }
        case PROBE_IGNORES_PREFIX -> session.probe(length(), tokens, space);
        case PROBE_SWAPS_SUBLAYERS ->
            new LayerConfidence(/* attention= */ right.mlp(), /* mlp= */ right.attention());
        case PROBE_NEVER_NORMALIZES ->
            space == ConfidenceSpace.LM_HEAD
                ? session.probe(prefix, tokens, ConfidenceSpace.LM_HEAD_WITHOUT_NORM)
                : right;
        default -> right;
      };
    }

    @Override
    public double[][] states(int prefix, int token) {
      return session.states(bug == Bug.STATES_IGNORE_PREFIX ? 0 : prefix, token);
    }

    @Override
    public double[][] tryLayer(int layer, int prefix, double[][] alternatives) {
      double[][] given = alternatives.clone();
      if (bug == Bug.ALTERNATIVES_ARE_THE_FIRST) {
        Arrays.fill(given, alternatives[0]);
      }
      int layers = shape.layers();
      return session.tryLayer(
          bug == Bug.LAYER_OFF_BY_ONE ? (layer + 1) % layers : layer, prefix, given);
    }

    @Override
    public void close() {
      session.close();
    }
  }

  private record BuggyLogits(Logits logits, Bug bug) implements Logits {
    @Override
    public int rows() {
      return logits.rows();
    }

    @Override
    public int argmax(int row) {
      return logits.argmax(row);
    }

    @Override
    public int token(int row, int rank) {
      return logits.token(row, rank);
    }

    @Override
    public double logit(int row, int rank) {
      return logits.logit(row, rank);
    }

    @Override
    public double probability(int row, int rank) {
      boolean top = bug == Bug.PROBABILITIES_OF_THE_TOP_ONLY;
      double p = logits.probability(row, rank);
      return top ? p / (logits.probability(row, 0) + logits.probability(row, 1)) : p;
    }

    @Override
    public double[] values(int row) {
      double[] values = logits.values(row);
      values[values.length / 2] += bug == Bug.SCORES_ARE_SLIGHTLY_OFF ? 0.01 : 0;
      return values;
    }
  }
}
