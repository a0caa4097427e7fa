package dev.conflayers.decode.method.clasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.Cases;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against the recursion as the paper states it, and against every set there is, with 8 layers. */
class ClaspSelectionTest {
  private static final int LAYERS = 8;
  private static final int HIDDEN = 5;

  /** Layers of random residual updates that depend on what comes in. */
  private static final class Net {
    private final double[][][] weights;
    private final double[] start;

    Net(double[][][] weights, double[] start) {
      this.weights = weights;
      this.start = start;
    }

    static Net of(SplittableRandom random) {
      double[][][] weights = new double[LAYERS][HIDDEN][HIDDEN];
      for (double[][] layer : weights) {
        double size = random.nextDouble() * 1.5;
        for (double[] row : layer) {
          for (int i = 0; i < HIDDEN; i++) {
            row[i] = size * (random.nextDouble() * 2 - 1);
          }
        }
      }
      return new Net(weights, random.doubles(HIDDEN, -1, 1).toArray());
    }

    double[] run(int layer, double[] x) {
      double[] y = x.clone();
      for (int o = 0; o < HIDDEN; o++) {
        double sum = 0;
        for (int i = 0; i < HIDDEN; i++) {
          sum += weights[layer][o][i] * x[i];
        }
        y[o] += Math.tanh(sum);
      }
      return y;
    }

    double[][] run(int layer, double[][] states) {
      return Stream.of(states).map(x -> run(layer, x)).toArray(double[][]::new);
    }

    double[][] full() {
      double[][] states = new double[LAYERS + 1][];
      states[0] = start;
      for (int layer = 0; layer < LAYERS; layer++) {
        states[layer + 1] = run(layer, states[layer]);
      }
      return states;
    }

    double[] without(BitSet skipped) {
      double[] x = start;
      for (int layer = 0; layer < LAYERS; layer++) {
        x = skipped.get(layer) ? x : run(layer, x);
      }
      return x;
    }
  }

  /** g(i, j) by the recursion alone, nothing shared or pruned; null where j exceeds i. */
  private static double @Nullable [] g(Net net, double[][] full, int i, int j) {
    if (j < 0 || j > i) {
      return null;
    }
    if (i == 0) {
      return full[0];
    }
    double[] without = g(net, full, i - 1, j - 1);
    double[] before = g(net, full, i - 1, j);
    double[] with = before == null ? null : net.run(i - 1, before);
    if (with == null || without == null) {
      return with == null ? without : with;
    }
    return ClaspSelection.cosine(without, full[i]) > ClaspSelection.cosine(with, full[i])
        ? without
        : with;
  }

  @TestFactory
  Stream<DynamicTest> endsInTheStateOfTheRecursion() {
    return Cases.of(
        Campaign.size(60, 200),
        random -> {
          Net net = Net.of(random);
          int skips = random.nextInt(LAYERS);
          BitSet chosen = new ClaspSelection(LAYERS, skips).choose(net.full(), net::run);
          assertThat(chosen.cardinality()).isEqualTo(skips);
          assertThat(net.without(chosen)).isEqualTo(g(net, net.full(), LAYERS, skips));
        });
  }

  /** It is approximate: how near it comes to the best of all sets is the point of it. */
  @Test
  void comesNearTheBestOfAllSets() {
    double shortfall = 0;
    double averageShortfall = 0;
    int nets = 200;
    for (int seed = 0; seed < nets; seed++) {
      Net net = Net.of(new SplittableRandom(seed));
      double[] aim = net.full()[LAYERS];
      double best = -1;
      double sum = 0;
      int sets = 0;
      for (int bits = 0; bits < 1 << LAYERS; bits++) {
        if (Integer.bitCount(bits) == 3) {
          double cosine =
              ClaspSelection.cosine(net.without(BitSet.valueOf(new long[] {bits})), aim);
          best = Math.max(best, cosine);
          sum += cosine;
          sets++;
        }
      }
      BitSet chosen = new ClaspSelection(LAYERS, 3).choose(net.full(), net::run);
      double own = ClaspSelection.cosine(net.without(chosen), aim);
      assertThat(own).isLessThanOrEqualTo(best + 1e-12);
      shortfall += best - own;
      averageShortfall += best - sum / sets;
    }
    assertThat(shortfall).isLessThan(averageShortfall / 3);
  }

  @Test
  void aLayerThatChangesNothingIsLeftOut() {
    double[][] full = {{1, 0}, {1, 1}, {1, 1}, {0, 3}};
    ClaspSelection.Layer layer =
        (i, states) ->
            Stream.of(states)
                .map(
                    x ->
                        new double[] {
                          x[0] + full[i + 1][0] - full[i][0], x[1] + full[i + 1][1] - full[i][1]
                        })
                .toArray(double[][]::new);
    BitSet chosen = new ClaspSelection(3, 1).choose(full, layer);
    assertThat(chosen.stream().toArray()).containsExactly(1);
  }

  @Test
  void theCosineIsThatOfTheAngle() {
    assertThat(ClaspSelection.cosine(new double[] {1, 0}, new double[] {2, 2}))
        .isCloseTo(Math.sqrt(0.5), within(1e-12));
  }
}
