package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BoundedMeansTest {
  private static Interval interval(double... values) {
    return Objects.requireNonNull(BoundedMeans.of(values, alone(values), -1, 1, 0.95).interval());
  }

  private static Clusters alone(double[] values) {
    return Clusters.of(Collections.nCopies(values.length, ""));
  }

  private static double[] same(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  /** By hand: 1 - 0.025^(1/60) = 0.05962. */
  @Test
  void sixtyDifferencesOfNothingLeaveRoomForOnesThatWereNotDrawn() {
    Interval interval = interval(same(60, 0));
    assertThat(interval.low()).isCloseTo(-0.05962, within(1e-5));
    assertThat(interval.high()).isCloseTo(0.05962, within(1e-5));
  }

  /** By hand: 0.5 - 0.05962 of the way to -1, and as much of that to 1. */
  @Test
  void whatWasNotDrawnMayBeAtEitherEnd() {
    Interval interval = interval(same(60, 0.5));
    assertThat(interval.low()).isCloseTo(0.5 - 0.05962 * 1.5, within(2e-5));
    assertThat(interval.high()).isCloseTo(0.5 + 0.05962 * 0.5, within(1e-5));
  }

  @Test
  void noIntervalLeavesTheRange() {
    assertThat(interval(-1, -1, -1, -0.5).low()).isEqualTo(-1);
    assertThat(interval(1, 1, 0.2).high()).isEqualTo(1);
  }

  @Test
  void valuesOutsideTheRangeAreRefused() {
    assertThatThrownBy(
            () -> BoundedMeans.of(new double[] {0, 1.5}, alone(new double[2]), -1, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("values must be within [-1.0, 1.0], got 1.5");
  }

  /** Nine prompts of ten are scored alike. 5 % of 2000 runs are 100; 136 have p = 0.0003. */
  @Test
  void differencesOfScoresAreCoveredInNinetyFiveOfAHundredRuns() {
    int outside = 0;
    for (int run = 0; run < 2000; run++) {
      RandomDraws draws = new RandomDraws(RandomDraws.stream(21, run));
      double[] values = new double[100];
      Arrays.setAll(values, i -> draws.below(10) > 0 ? 0 : 0.1 * draws.normal());
      outside += interval(values).contains(0) ? 0 : 1;
    }
    assertThat(outside).isLessThan(136);
  }

  /** Right on both sides but for one prompt in a hundred, either way. */
  @Test
  void differencesOfRightAndWrongAreCoveredInNinetyFiveOfAHundredRuns() {
    int outside = 0;
    for (int run = 0; run < 2000; run++) {
      RandomDraws draws = new RandomDraws(RandomDraws.stream(22, run));
      int first = 0;
      int second = 0;
      for (int i = 0; i < 60; i++) {
        int die = draws.below(100);
        first += die == 0 ? 1 : 0;
        second += die == 1 ? 1 : 0;
      }
      Interval interval =
          Objects.requireNonNull(
              TangoScore.interval(new PairedCounts(60, first, second), 0.95).interval());
      assertThat(interval.high()).isGreaterThan(interval.low());
      outside += interval.contains(0) ? 0 : 1;
    }
    assertThat(outside).isLessThan(136);
  }
}
