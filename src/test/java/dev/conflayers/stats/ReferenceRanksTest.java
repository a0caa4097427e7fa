package dev.conflayers.stats;

import static dev.conflayers.stats.Reference.agrees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The rank sum test agrees with SciPy's, with and without ties, exact and by the normal law. */
class ReferenceRanksTest {
  private static final String FILE = "rank-sums";

  private static RankSum test(Reference c) {
    return RankSum.of(c.numbers("x"), c.numbers("y"), c.number("level"));
  }

  @Test
  void statisticAndProbabilityAgreeWithScipy() {
    agrees(
        FILE,
        "rank-sum",
        c -> {
          RankSum test = test(c);
          return new double[] {test.u(), test.pValue()};
        });
  }

  /** The interval is inverted from SciPy's test, shift by shift. */
  @Test
  void shiftAndIntervalAgreeWithTheInvertedTest() {
    agrees(
        FILE,
        "shift",
        c -> {
          RankSum test = test(c);
          Interval interval = Objects.requireNonNull(test.interval());
          return new double[] {test.shift(), interval.low(), interval.high()};
        });
  }

  @Test
  void threeValuesEachDoNotBoundTheShift() {
    RankSum test = RankSum.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}, 0.95);
    // By hand: 2 of the 20 orders are as extreme.
    assertThat(test.pValue()).isCloseTo(0.1, within(1e-15));
    assertThat(test.interval()).isNull();
  }

  @Test
  void valuesThatAreAllAlikeDoNotDiffer() {
    double[] same = new double[30];
    Arrays.fill(same, 2);
    assertThat(RankSum.of(same, same, 0.95).pValue()).isEqualTo(1);
  }

  /** 5 % of 2000 runs are 100; the bounds leave 0.01 % on either side. */
  @Test
  void theIntervalHoldsTheTrueShiftInNinetyFiveOfAHundredRuns() {
    int outside = 0;
    for (int run = 0; run < 2000; run++) {
      RandomDraws draws = new RandomDraws(RandomDraws.stream(5, run));
      double[] first = new double[12];
      double[] second = new double[15];
      Arrays.setAll(first, i -> Math.exp(draws.normal()));
      Arrays.setAll(second, i -> 0.5 + Math.exp(draws.normal()));
      Interval interval = Objects.requireNonNull(RankSum.of(first, second, 0.95).interval());
      outside += interval.contains(0.5) ? 0 : 1;
    }
    assertThat(outside).isBetween(64, 140);
  }
}
