package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Analysis of covariance, against normal equations that were solved by hand. */
class GroupedSlopeTest {
  /**
   * Two groups around x of 1 and 11, y off by 100: centred x are -1, 0, 1 twice and centred y -1,
   * 0, 1 and -3, 0, 3. Sxx is 4, Sxy 8, Syy 20: slope 2, residual 4 with 3 degrees of freedom.
   */
  @Test
  void theSlopeIsCommonAndTheLevelsAreNot() {
    GroupedSlope slope =
        GroupedSlope.fit(
                new int[] {0, 1, 0, 1, 0, 1},
                new double[] {0, 10, 1, 11, 2, 12},
                new double[] {4, 102, 5, 105, 6, 108})
            .orElseThrow();
    assertThat(slope.point()).isEqualTo(2);
    assertThat(slope.points()).isEqualTo(6);
    // t(0.975, 3) = 3.182446; the standard error is sqrt(4 / 3 / 4).
    double half = 3.182446305 * Math.sqrt(1.0 / 3);
    assertThat(slope.interval(0.95).low()).isCloseTo(2 - half, within(1e-8));
    assertThat(slope.interval(0.95).high()).isCloseTo(2 + half, within(1e-8));
  }

  @Test
  void whatCannotBeToldFromLevelsHasNoSlope() {
    assertThat(
            GroupedSlope.fit(
                new int[] {0, 1, 2, 3, 4},
                new double[] {0, 1, 2, 3, 4},
                new double[] {0, 1, 2, 3, 4}))
        .isEmpty();
    assertThat(
            GroupedSlope.fit(
                new int[] {0, 0, 0, 0}, new double[] {0, 1, 2, 3}, new double[] {1, 2, 1, 2}))
        .isEmpty();
    assertThat(
            GroupedSlope.fit(
                new int[] {0, 0, 0, 0, 0}, new double[] {0, 1, 2, 3, 4}, new double[5]))
        .isPresent();
  }
}
