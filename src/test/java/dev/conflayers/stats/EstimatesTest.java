package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Estimates agree with SciPy and refuse what is not a number. */
class EstimatesTest {
  private static final double[] BASE = {12.1, 11.8, 13.0, 12.4, 12.9, 11.5};
  private static final double[] OTHER = {10.2, 10.9, 10.8, 11.9, 10.1, 10.7};

  private static Interval interval(PointEstimate estimate) {
    return Objects.requireNonNull(estimate.interval());
  }

  @Test
  void pairedRatioIsTheExponentialOfTheMeanLogRatioWithItsTInterval() {
    // By hand from the definition, with t(0.975, 5) = 2.5705818366147395 from the table:
    // d = log(BASE/OTHER); m = mean(d); s = sd(d, ddof=1); exp(m +- t*s/sqrt(6)).
    double[] d = new double[BASE.length];
    Arrays.setAll(d, i -> Math.log(BASE[i] / OTHER[i]));
    double m = Arrays.stream(d).average().orElseThrow();
    double s = Math.sqrt(Arrays.stream(d).map(x -> (x - m) * (x - m)).sum() / 5);
    double half = 2.5705818366147395 * s / Math.sqrt(6);
    PointEstimate ratio = Means.pairedRatio(BASE, OTHER, 0.95);
    assertThat(ratio.point()).isCloseTo(Math.exp(m), within(1e-12));
    assertThat(interval(ratio).low()).isCloseTo(Math.exp(m - half), within(1e-9));
    assertThat(interval(ratio).high()).isCloseTo(Math.exp(m + half), within(1e-9));
    assertThat(ratio.n()).isEqualTo(6);
  }

  @Test
  void swappingTheArgumentsGivesTheReciprocal() {
    PointEstimate there = Means.pairedRatio(BASE, OTHER, 0.95);
    PointEstimate back = Means.pairedRatio(OTHER, BASE, 0.95);
    assertThat(back.point()).isCloseTo(1 / there.point(), within(1e-12));
    assertThat(interval(back).low()).isCloseTo(1 / interval(there).high(), within(1e-12));
  }

  @Test
  void oneObservationHasNoInterval() {
    assertThat(Means.mean(new double[] {3}, 0.95)).isEqualTo(new PointEstimate(3, null, 1));
  }

  @Test
  void equalObservationsHaveAnIntervalOfNoWidth() {
    assertThat(Means.mean(new double[] {0, 0, 0}, 0.95))
        .isEqualTo(new PointEstimate(0, new Interval(0, 0, 0.95), 3));
  }

  @Test
  void wilsonAgreesWithPublishedValues() {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81/263 and 0/20.
    PointEstimate common = Proportions.wilson(81, 263, 0.95);
    assertThat(interval(common).low()).isCloseTo(0.2553, within(5e-5));
    assertThat(interval(common).high()).isCloseTo(0.3662, within(5e-5));
    PointEstimate none = Proportions.wilson(0, 20, 0.95);
    assertThat(interval(none).low()).isZero();
    assertThat(interval(none).high()).isCloseTo(0.1611, within(5e-5));
  }

  @Test
  void refusesWhatIsNotANumber() {
    assertThatThrownBy(() -> Means.mean(new double[] {1, Double.NaN}, 0.95))
        .hasMessage(
            "values[1] must be finite, got NaN; leave out what was not measured, and count it");
    assertThatThrownBy(() -> Means.pairedRatio(new double[] {0}, new double[] {1}, 0.95))
        .hasMessage("numerators[0] must be above 0, got 0.0");
    assertThatThrownBy(
            () -> new Bootstrap(500, 0.95, 7).accelerated(new double[][] {{1}}, r -> 0 / 0.0))
        .hasMessageContaining("point must be finite, got NaN");
    assertThatThrownBy(() -> Proportions.wilson(3, 2, 0.95)).hasMessageContaining("got 3 of 2");
  }
}
