package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Corrections for few draws, against values of Student's t in closed form. */
class SmallSampleTest {
  /**
   * Quantiles of t: tan(pi (p - 1/2)) for one degree, a sqrt(2 / (1 - a^2)) for two, a = 2p - 1.
   */
  @Test
  void widensByStudentsTAndTheMissingDegree() {
    double t1 = Math.tan(Math.PI * 0.475);
    assertThat(SmallSample.widening(2, 0.975))
        .isCloseTo(Math.sqrt(2) * t1 / 1.959963984540054, within(1e-7));
    double t2 = 0.9 * Math.sqrt(2 / (1 - 0.81));
    assertThat(SmallSample.widening(3, 0.95))
        .isCloseTo(Math.sqrt(1.5) * t2 / 1.6448536269514722, within(1e-7));
  }

  @Test
  void equalDrawsHaveNoLeverage() {
    assertThat(Leverage.of(new double[] {0.25, 0.25, 0.25, 0.25})).containsOnly(1);
    assertThat(Leverage.of(new double[] {1})).containsExactly(1);
  }

  /** Shares 2/3, 1/6, 1/6 are worth two draws: t with one degree of freedom in place of two. */
  @Test
  void aDrawThatMakesUpMostOfASumHasTheFullEffectOfLeavingItOut() {
    double few = Math.tan(Math.PI * 0.475) / (0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)));
    double[] factors =
        Leverage.of(
            new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, new double[] {2.0 / 3, 1.0 / 6, 1.0 / 6});
    assertThat(factors[0]).isCloseTo(few * (2.0 / 3) / (1.0 / 3), within(1e-7));
    assertThat(factors[1]).isCloseTo(few, within(1e-7));
    assertThat(factors[2]).isEqualTo(factors[1]);
  }

  @Test
  void aDrawThatMakesUpAllOfASumLeavesATwentieth() {
    double t1 = Math.tan(Math.PI * 0.475);
    assertThat(Leverage.of(new double[] {1, 0})[0])
        .isCloseTo(0.5 / 0.05, within(1e-9))
        .isLessThan(t1);
  }

  /** Its ends are further from the mean by the factor of random columns, each on its own side. */
  @Test
  void bothEndsOfATwoLevelBootstrapAreWidened() {
    CrossedTable table =
        CrossedTable.of(new double[][] {{1, 1.3}, {1.2, 1.4}, {0.9, 1.5}, {3, 3.2}, {1.1, 1.2}});
    double more = CrossedEffects.of(table).widening();
    assertThat(more).isGreaterThan(1.01);
    TwoLevelBootstrap bootstrap = new TwoLevelBootstrap(500, 0.9);
    Interval raw = bootstrap.studentised(table, new SplittableRandom(3));
    PointEstimate widened = bootstrap.widened(table, new SplittableRandom(3));
    assertThat(widened.point()).isCloseTo(1.58, within(1e-12));
    assertThat(widened.low()).isCloseTo(1.58 - more * (1.58 - raw.low()), within(1e-12));
    assertThat(widened.high()).isCloseTo(1.58 + more * (raw.high() - 1.58), within(1e-12));
  }
}
