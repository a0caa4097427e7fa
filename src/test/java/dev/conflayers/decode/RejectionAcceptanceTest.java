package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.TokenTree;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.GoodnessOfFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a vocabulary small enough to count every outcome, the first two tokens of a verified comb are
 * distributed as full depth alone would have them, whatever they were drafted from.
 */
class RejectionAcceptanceTest {
  private static final int VOCABULARY = 5;
  private static final int DRAWS = Campaign.size(20_000, 100_000);
  private static final double RARE = 1e-4;

  /** How the draft's distributions relate to full depth's. */
  private enum Drafts {
    /** The same. */
    EQUAL,
    /** Others, drawn independently. */
    INDEPENDENT,
    /** Nearly all of the draft's weight lies where full depth has next to none. */
    OPPOSED,
    /** Half of the tokens can never be drafted. */
    PARTIAL,
    /** Tokens are put there without chance, as prompt lookup does. */
    CERTAIN
  }

  @ParameterizedTest
  @EnumSource
  void emitsWhatFullDepthWould(Drafts drafts) {
    for (int width = 1; width <= 4; width++) {
      Toy toy = new Toy(drafts, width, 7 + width);
      GoodnessOfFit<TokenIds> fit = new GoodnessOfFit<>();
      for (int i = 0; i < DRAWS; i++) {
        fit.add(toy.firstTwo(AcceptanceRule.EXACT));
      }
      assertThat(fit.probability(toy.expected())).as(drafts + " " + width).isGreaterThan(RARE);
      boolean sideways = drafts == Drafts.OPPOSED && width > 1;
      if (sideways) {
        assertThat(toy.sideBranches).as("accepted off the chain").isGreaterThan(DRAWS / 10);
      }
    }
  }

  /** The test above can fail: it tells the lossy rule from the lossless one. */
  @Test
  void typicalAcceptanceIsFoundOut() {
    Toy toy = new Toy(Drafts.INDEPENDENT, 2, 3);
    GoodnessOfFit<TokenIds> fit = new GoodnessOfFit<>();
    for (int i = 0; i < DRAWS; i++) {
      fit.add(toy.firstTwo(AcceptanceRule.TYPICAL));
    }
    assertThat(fit.probability(toy.expected())).isLessThan(1e-12);
  }

  /** A draft that is right is accepted whole: nothing is thrown away to be lossless. */
  @Test
  void acceptsEveryTokenOfADraftThatIsFullDepth() {
    Toy toy = new Toy(Drafts.EQUAL, 1, 5);
    for (int i = 0; i < 10_000; i++) {
      toy.firstTwo(AcceptanceRule.EXACT);
    }
    assertThat(toy.accepted).isEqualTo(2 * 10_000);
  }

  /** Full depth and a draft whose distributions depend on the last token alone. */
  private static final class Toy {
    private final double[][] full = new double[VOCABULARY][];
    private final double[][] draft = new double[VOCABULARY][];
    private final boolean certain;
    private final int width;
    private final SplittableRandom random;
    private int sideBranches;
    private int accepted;

    Toy(Drafts drafts, int width, long seed) {
      this.width = width;
      this.random = new SplittableRandom(seed);
      this.certain = drafts == Drafts.CERTAIN;
      for (int last = 0; last < VOCABULARY; last++) {
        full[last] = distribution(random);
        draft[last] =
            switch (drafts) {
              case EQUAL -> full[last].clone();
              case INDEPENDENT, CERTAIN -> distribution(random);
              case OPPOSED -> opposed(full[last]);
              case PARTIAL -> partial(random);
            };
      }
    }

    private static double[] distribution(SplittableRandom random) {
      double[] weights = random.doubles(VOCABULARY, 0.01, 1).map(x -> x * x * x).toArray();
      Warp.normalise(weights);
      return weights;
    }

    private static double[] opposed(double[] p) {
      double[] weights = new double[VOCABULARY];
      int rarest = 0;
      for (int i = 0; i < VOCABULARY; i++) {
        rarest = p[i] < p[rarest] ? i : rarest;
        weights[i] = 0.1 * p[i];
      }
      weights[rarest] += 5;
      Warp.normalise(weights);
      return weights;
    }

    private static double[] partial(SplittableRandom random) {
      double[] weights = distribution(random);
      for (int i = 1; i < VOCABULARY; i += 2) {
        weights[i] = 0;
      }
      Warp.normalise(weights);
      return weights;
    }

    Map<TokenIds, Double> expected() {
      Map<TokenIds, Double> expected = new LinkedHashMap<>();
      for (int first = 0; first < VOCABULARY; first++) {
        for (int second = 0; second < VOCABULARY; second++) {
          expected.put(TokenIds.of(first, second), full[0][first] * full[first][second]);
        }
      }
      return expected;
    }

    /** Drafts two deep below token 0 and verifies; a token that is still missing is drawn. */
    TokenIds firstTwo(AcceptanceRule rule) {
      Draft comb = comb();
      Chances chances = (node, path) -> full[comb.tree().token(node)].clone();
      Verification verdict =
          rule == AcceptanceRule.EXACT
              ? RejectionAcceptance.judge(comb, chances, random)
              : TypicalAcceptance.judge(comb, chances, random);
      accepted += verdict.accepted();
      List<Integer> emitted = new ArrayList<>();
      for (int depth = 1; depth <= verdict.accepted(); depth++) {
        emitted.add(comb.tree().token(verdict.path()[depth]));
        sideBranches += emitted.get(depth - 1) == comb.chain().get(depth - 1) ? 0 : 1;
      }
      emitted.add(verdict.bonusToken());
      if (emitted.size() == 1) {
        emitted.add(CategoricalDraw.one(full[emitted.get(0)], random));
      }
      return TokenIds.of(emitted.get(0), emitted.get(1));
    }

    private Draft comb() {
      int[] tokens = new int[1 + 2 * width];
      int[] parents = new int[1 + 2 * width];
      int[] chain = new int[2];
      List<double[]> proposals = new ArrayList<>();
      parents[0] = -1;
      int size = 1;
      int tip = 0;
      for (int depth = 0; depth < 2; depth++) {
        double[] left = draft[tokens[tip]].clone();
        proposals.add(left.clone());
        int first = size;
        for (int i = 0; i < width && Arrays.stream(left).sum() > 0; i++) {
          int drawn = certain ? argmax(left) : CategoricalDraw.one(left, random);
          left[drawn] = 0;
          tokens[size] = drawn;
          parents[size++] = tip;
        }
        chain[depth] = tokens[first];
        tip = first;
      }
      return new Draft(
          TokenTree.of(Arrays.copyOf(tokens, size), Arrays.copyOf(parents, size)),
          TokenIds.of(chain),
          List.of(1f, 1f),
          0,
          certain ? List.of() : proposals);
    }

    private static int argmax(double[] weights) {
      int best = 0;
      for (int i = 1; i < weights.length; i++) {
        best = weights[i] > weights[best] ? i : best;
      }
      return best;
    }
  }
}
