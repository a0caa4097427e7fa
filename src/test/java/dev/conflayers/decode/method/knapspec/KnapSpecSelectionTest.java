package dev.conflayers.decode.method.knapspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.Cases;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against the recursion as the paper states it, and against every set there is, with 8 layers. */
class KnapSpecSelectionTest {
  private static final int LAYERS = 8;
  private static final int HIDDEN = 6;
  private static final int TOKENS = 12;

  /** Sublayers of random residual updates that depend on what comes in, and a head. */
  private static final class Net implements KnapSpecSelection.Network {
    private final double[][][] weights = new double[2 * LAYERS][][];
    private final double[][] head;
    private final double[][] start;
    private final double[][][] full = new double[2 * LAYERS + 1][][];

    Net(SplittableRandom random, double size) {
      for (int i = 0; i < weights.length; i++) {
        double scale = size * random.nextDouble();
        weights[i] = matrix(random, HIDDEN, scale);
      }
      head = matrix(random, 8, 1);
      start = matrix(random, TOKENS, 1);
      full[0] = start;
      for (int i = 0; i < 2 * LAYERS; i++) {
        full[i + 1] = run(i, full[i]);
      }
    }

    private static double[][] matrix(SplittableRandom random, int rows, double scale) {
      return Stream.generate(() -> random.doubles(HIDDEN, -1, 1).map(x -> scale * x).toArray())
          .limit(rows)
          .toArray(double[][]::new);
    }

    private static double[] times(double[][] matrix, double[] x) {
      return Arrays.stream(matrix)
          .mapToDouble(row -> IntStream.range(0, HIDDEN).mapToDouble(i -> row[i] * x[i]).sum())
          .toArray();
    }

    double[][] run(int sublayer, double[][] states) {
      return Arrays.stream(states)
          .map(
              x -> {
                double[] update = times(weights[sublayer], x);
                return IntStream.range(0, HIDDEN)
                    .mapToDouble(i -> x[i] + Math.tanh(update[i]))
                    .toArray();
              })
          .toArray(double[][]::new);
    }

    @Override
    public double[][][] run(int sublayer, double[][][] alternatives) {
      return Arrays.stream(alternatives).map(x -> run(sublayer, x)).toArray(double[][][]::new);
    }

    @Override
    public int[] read(double[][] states) {
      return Arrays.stream(states)
          .mapToInt(
              x -> {
                double[] logits = times(head, x);
                return IntStream.range(0, logits.length)
                    .reduce((a, b) -> logits[b] > logits[a] ? b : a)
                    .orElseThrow();
              })
          .toArray();
    }

    double[][][] full() {
      return full;
    }

    double accepted(BitSet skipped) {
      double[][] x = start;
      for (int i = 0; i < 2 * LAYERS; i++) {
        x = skipped.get(i) ? x : run(i, x);
      }
      int[] said = read(x);
      int[] wanted = read(full()[2 * LAYERS]);
      return (double) IntStream.range(0, TOKENS).filter(t -> said[t] == wanted[t]).count() / TOKENS;
    }
  }

  private static double worth(KnapSpecSelection selection, Net net, BitSet set) {
    double accepted = net.accepted(set);
    return IntStream.rangeClosed(1, KnapSpecSelection.DEEPEST)
        .mapToDouble(depth -> selection.tokensPerTime(accepted, depth, set))
        .max()
        .orElseThrow();
  }

  /** A state of the programme, and what was left out on the way there. */
  private record State(List<double[]> tokens, BitSet skipped) {
    double cosines(double[][] full) {
      return KnapSpecSelection.cosines(array(), full);
    }

    double[][] array() {
      return tokens.toArray(double[][]::new);
    }
  }

  /** State (i, w) by the recursion alone, nothing shared; null where there is none. */
  private static @Nullable State state(
      Net net, double[][][] full, KnapSpecSelection.Costs costs, int i, int w) {
    if (i == 0 || w < 0) {
      return w == 0 ? new State(List.of(full[0]), new BitSet()) : null;
    }
    State before = state(net, full, costs, i - 1, w);
    State with =
        before == null
            ? null
            : new State(List.of(net.run(i - 1, before.array())), before.skipped());
    boolean fixed = i <= 2 || i > 2 * LAYERS - 2;
    State without = fixed ? null : state(net, full, costs, i - 1, w - costs.weight(i - 1));
    if (without != null && (with == null || without.cosines(full[i]) > with.cosines(full[i]))) {
      BitSet more = (BitSet) without.skipped().clone();
      more.set(i - 1);
      with = new State(without.tokens(), more);
    }
    return with == null || with.cosines(full[i]) < 0.5 * TOKENS ? null : with;
  }

  @TestFactory
  Stream<DynamicTest> isWorthTheBestEndOfTheRecursion() {
    return Cases.of(
        Campaign.size(6, 30),
        random -> {
          Net net = new Net(random, 2 * random.nextDouble());
          KnapSpecSelection.Costs costs =
              new KnapSpecSelection.Costs(1, 0.3 + 4 * random.nextDouble());
          KnapSpecSelection selection = new KnapSpecSelection(LAYERS, costs, net);
          KnapSpecSelection.Choice choice = selection.choose(net.full());
          int capacity = LAYERS * (costs.weight(0) + costs.weight(1)) / 2;
          double most = selection.tokensPerTime(1, 0, new BitSet());
          for (int w = 0; w <= capacity; w++) {
            State end = state(net, net.full(), costs, 2 * LAYERS, w);
            if (end != null) {
              most = Math.max(most, worth(selection, net, end.skipped()));
            }
          }
          BitSet set = choice.sublayers();
          assertThat(choice.accepted()).isEqualTo(net.accepted(set));
          assertThat(selection.tokensPerTime(choice.accepted(), choice.depth(), set))
              .isCloseTo(most, within(1e-12));
          assertThat(set.stream().map(costs::weight).sum()).isLessThanOrEqualTo(capacity);
          assertThat(set.get(0, 2).isEmpty()).isTrue();
          assertThat(set.get(2 * LAYERS - 2, 2 * LAYERS).isEmpty()).isTrue();
        });
  }

  /** It is approximate: how near it comes to the best of all 4096 sets is the point of it. */
  @Test
  void comesNearTheBestOfAllSets() {
    double shortfall = 0;
    double averageShortfall = 0;
    for (int seed = 0; seed < 8; seed++) {
      Net net = new Net(new SplittableRandom(seed), 0.8);
      KnapSpecSelection selection =
          new KnapSpecSelection(LAYERS, new KnapSpecSelection.Costs(1, 2), net);
      double best = 0;
      double sum = 0;
      int sets = 0;
      for (long code = 0; code < 1 << (2 * LAYERS - 4); code++) {
        BitSet set = BitSet.valueOf(new long[] {code << 2});
        int weight = set.stream().map(i -> 1 + i % 2).sum();
        if (weight <= 3 * LAYERS / 2) {
          double worth = worth(selection, net, set);
          best = Math.max(best, worth);
          sum += worth;
          sets++;
        }
      }
      KnapSpecSelection.Choice choice = selection.choose(net.full());
      double own =
          choice.depth() == 0
              ? selection.tokensPerTime(1, 0, new BitSet())
              : worth(selection, net, choice.sublayers());
      assertThat(own).isLessThanOrEqualTo(best + 1e-12);
      shortfall += best - own;
      averageShortfall += best - sum / sets;
    }
    assertThat(shortfall).isLessThan(averageShortfall / 2);
  }

  /** With a = 1/2 and d = 2: 1.75 tokens for 2 drafts of 6 and 7 sublayers and one full pass. */
  @Test
  void countsTokensPerTimeAsThePaperDoes() {
    KnapSpecSelection selection =
        new KnapSpecSelection(
            8, new KnapSpecSelection.Costs(1, 3), new Net(new SplittableRandom(1), 1));
    BitSet set = new BitSet();
    set.set(2);
    set.set(4);
    set.set(5);
    assertThat(selection.tokensPerTime(0.5, 2, set))
        .isCloseTo(1.75 / ((6 * 2 + 8) + 3 * (7 * 2 + 8)), within(1e-15));
    assertThat(selection.tokensPerTime(1, 2, set))
        .isCloseTo(3.0 / ((6 * 2 + 8) + 3 * (7 * 2 + 8)), within(1e-15));
  }

  @Test
  void weighsTheCheaperKindOneAndTheOtherAWholeNumberUpToFive() {
    assertThat(new KnapSpecSelection.Costs(2, 5).weight(1)).isEqualTo(3);
    assertThat(new KnapSpecSelection.Costs(2, 5).weight(0)).isEqualTo(1);
    assertThat(new KnapSpecSelection.Costs(90, 1).weight(0)).isEqualTo(5);
    assertThat(new KnapSpecSelection.Costs(1, 1.2).weight(1)).isEqualTo(1);
  }

  /** Where nothing changes anything, half of the weight goes, and drafts are as long as can be. */
  @Test
  void leavesOutHalfOfSublayersThatDoNothing() {
    Net net = new Net(new SplittableRandom(3), 0);
    KnapSpecSelection.Choice choice =
        new KnapSpecSelection(LAYERS, new KnapSpecSelection.Costs(1, 1), net).choose(net.full());
    assertThat(choice.accepted()).isEqualTo(1);
    assertThat(choice.depth()).isEqualTo(KnapSpecSelection.DEEPEST);
  }
}
