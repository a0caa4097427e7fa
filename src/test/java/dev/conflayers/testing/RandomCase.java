package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What {@link EngineLaws} draws one case from, and how it compares two engines' numbers. */
record RandomCase(ModelShape shape, double tolerance, SplittableRandom random) {
  /** The most tokens of a prompt. */
  static final int PROMPT = 12;

  DecodeSession prefilled(LanguageModel model, int capacity, int[] prompt) {
    DecodeSession session = model.openSession(capacity);
    if (prompt.length > 0) {
      session.append(prompt, SkipSet.none(), Readout.ARGMAX);
    }
    return session;
  }

  static double[] values(DecodeSession session, SkipSet skips, int... tokens) {
    return session.append(tokens, skips, Readout.everything()).values(0);
  }

  int[] tokens(int count) {
    return random.ints(count, 0, shape.vocabulary()).toArray();
  }

  /** Returns a set that leaves out about a third of all sublayers, ends included. */
  SkipSet skips() {
    BitSet attention = new BitSet();
    BitSet mlp = new BitSet();
    for (int layer = 0; layer < shape.layers(); layer++) {
      attention.set(layer, random.nextInt(3) == 0);
      mlp.set(layer, random.nextInt(3) == 0);
    }
    return SkipSet.ofSublayers(attention, mlp);
  }

  /** Returns a tree of 1 to 12 nodes: bushy, slender or a chain. */
  TokenTree tree() {
    int size = 1 + random.nextInt(12);
    int reach = 1 + random.nextInt(size);
    int[] tokens = new int[size];
    int[] parents = new int[size];
    tokens[0] = random.nextInt(shape.vocabulary());
    parents[0] = -1;
    for (int node = 1; node < size; node++) {
      parents[node] = Math.max(0, node - 1 - random.nextInt(reach));
      // Siblings differ: consecutive nodes hold consecutive tokens.
      tokens[node] = (tokens[0] + node) % shape.vocabulary();
    }
    return TokenTree.of(tokens, parents);
  }

  TokenTree chain(int size) {
    return TokenTree.chain(random.nextInt(shape.vocabulary()), tokens(size - 1));
  }

  static int[] path(TokenTree tree, int node) {
    int[] path = new int[tree.depth(node) + 1];
    for (int n = node; n >= 0; n = tree.parent(n)) {
      path[tree.depth(n)] = n;
    }
    return path;
  }

  static int[] tokens(TokenTree tree, int[] path) {
    return Arrays.stream(path).map(tree::token).toArray();
  }

  static int[] concat(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  static void refused(String what, ThrowingCallable call) {
    assertThatIllegalArgumentException().as(what).isThrownBy(call);
  }

  double slack(double[] expected) {
    return tolerance * Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(1));
  }

  void assertSame(String what, double[] actual, double[] expected) {
    Closeness.assertClose(what, actual, expected, slack(expected));
  }

  /** What two engines put first may differ where the oracle's scores are nearly the same. */
  void assertBest(String what, int token, double[] expected) {
    double best = Arrays.stream(expected).max().orElseThrow();
    assertThat(expected[token]).as(what).isCloseTo(best, within(2 * slack(expected)));
  }

  /** A confidence is a float, so that no tolerance below a float's own is asked of it. */
  void assertSame(String what, List<Float> actual, List<Float> expected) {
    assertThat(actual.stream().mapToDouble(Float::doubleValue).toArray())
        .as(what)
        .containsExactly(
            expected.stream().mapToDouble(Float::doubleValue).toArray(),
            within(Math.max(tolerance, 1e-6)));
  }
}
