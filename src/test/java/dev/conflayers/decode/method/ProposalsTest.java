package dev.conflayers.decode.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.testing.Cases;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Oracle: every set of {@value #OF} numbers, or every one of the size asked for. */
class ProposalsTest {
  private static final int OF = 12;

  @TestFactory
  Stream<DynamicTest> noSetIsBetter() {
    return Cases.of(
        20,
        random -> {
          GaussianProcess process = process(random);
          BitSet found = Proposals.anySize(process, OF, random);
          assertBest(process, found, IntStream.range(0, 1 << OF));
        });
  }

  @TestFactory
  Stream<DynamicTest> noSetOfItsSizeIsBetter() {
    return Cases.of(
        20,
        random -> {
          GaussianProcess process = process(random);
          int size = random.nextInt(1, OF);
          BitSet found = Proposals.ofSize(process, OF, size, random);
          assertThat(found.cardinality()).isEqualTo(size);
          assertBest(
              process,
              found,
              IntStream.range(0, 1 << OF).filter(code -> Integer.bitCount(code) == size));
        });
  }

  private static GaussianProcess process(SplittableRandom random) {
    GaussianProcess process = new GaussianProcess(1e-2);
    double[] slopes = random.doubles(OF, -1, 1).toArray();
    int observed = random.nextInt(1, 30);
    for (int i = 0; i < observed; i++) {
      BitSet set = Subsets.draw(OF, random.nextInt(OF + 1), random);
      double value = set.stream().mapToDouble(j -> slopes[j]).sum() + random.nextDouble();
      process.add(Proposals.point(set, OF), value);
    }
    return process;
  }

  /** Climbing may end on a lower peak, but not far below the highest. */
  private static void assertBest(GaussianProcess process, BitSet found, IntStream codes) {
    double[] bounds =
        codes
            .mapToDouble(code -> Proposals.bound(process, BitSet.valueOf(new long[] {code}), OF))
            .sorted()
            .toArray();
    double best = bounds[bounds.length - 1];
    double slack = 0.05 * (best - bounds[0]) + 1e-12;
    assertThat(Proposals.bound(process, found, OF)).isGreaterThanOrEqualTo(best - slack);
  }
}
