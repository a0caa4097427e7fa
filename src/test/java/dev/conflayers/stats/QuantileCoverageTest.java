package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of quantiles, and of their ratios, hold the truth as often as they say. */
class QuantileCoverageTest {
  private static final int RUNS = 600;
  private static final double CONFIDENCE = 0.95;

  /** 95 % less what 600 runs vary by: 3.5 standard errors of a share of 95 %. */
  private static final double LEAST = 0.95 - 3.5 * Math.sqrt(0.95 * 0.05 / RUNS);

  /**
   * Times of prompts that share an effect, in JVMs that share one, skewed on the strategy's side.
   */
  private record Design(int prompts, int forks, double jvms) {
    double[][] times(RandomDraws draws) {
      double[][] times = new double[2][prompts * forks];
      double[] jvm = new double[forks];
      double[] other = new double[forks];
      for (int j = 0; j < forks; j++) {
        jvm[j] = jvms * draws.normal();
        other[j] = jvms * draws.normal();
      }
      for (int i = 0; i < prompts; i++) {
        double prompt = 0.15 * draws.normal();
        double hard = 0.25 * draws.exponential();
        for (int j = 0; j < forks; j++) {
          times[0][i * forks + j] = Math.exp(prompt + 0.05 * draws.normal() + jvm[j]);
          times[1][i * forks + j] =
              Math.exp(0.5 * prompt + hard - 0.4 + 0.05 * draws.normal() + other[j]);
        }
      }
      return times;
    }

    ClusteredSample sample(double[] values) {
      int[] rows = new int[values.length];
      int[] columns = new int[values.length];
      Arrays.setAll(rows, i -> i / forks);
      Arrays.setAll(columns, i -> i % forks);
      return new ClusteredSample(values, rows, columns);
    }

    /** Returns the quantiles of either arm over prompts and JVMs like these. */
    double[] truth(double p) {
      Design many = new Design(400_000, 1, 0);
      RandomDraws draws = new RandomDraws(new SplittableRandom(7));
      double[][] times = many.times(draws);
      for (double[] arm : times) {
        for (int i = 0; i < arm.length; i++) {
          arm[i] *= Math.exp(jvms * draws.normal());
        }
      }
      return new double[] {Quantiles.of(times[0], p), Quantiles.of(times[1], p)};
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20, 1, 0, 0.5",
    "104, 1, 0, 0.95",
    "500, 1, 0, 0.99",
    "60, 5, 0.03, 0.95",
    "300, 5, 0.03, 0.99",
    "100, 5, 0.03, 0.99"
  })
  void coverWhatTheySay(int prompts, int forks, double jvms, double p) {
    Design design = new Design(prompts, forks, jvms);
    double[] truth = design.truth(p);
    double ratio = truth[1] / truth[0];
    int held = 0;
    int one = 0;
    int other = 0;
    for (int run = 0; run < RUNS; run++) {
      double[][] times = design.times(new RandomDraws(RandomDraws.stream(11, run)));
      ClusteredSample full = design.sample(times[0]);
      ClusteredSample own = design.sample(times[1]);
      held += holds(new QuantileRatio(own, full).estimate(p, CONFIDENCE), ratio) ? 1 : 0;
      one += holds(ClusteredQuantiles.of(full, p, CONFIDENCE), truth[0]) ? 1 : 0;
      other += holds(ClusteredQuantiles.of(own, p, CONFIDENCE), truth[1]) ? 1 : 0;
    }
    assertThat((double) held / RUNS).as("ratio").isGreaterThan(LEAST);
    assertThat((double) one / RUNS).as("full depth").isGreaterThan(LEAST);
    assertThat((double) other / RUNS).as("strategy").isGreaterThan(LEAST);
  }

  private static boolean holds(PointEstimate estimate, double truth) {
    return estimate.low() <= truth && truth <= estimate.high();
  }

  @Test
  void independentValuesHaveTheExactOrderStatistics() {
    // Bin(100, 0.95): P(at most 90) = 0.0282, P(at most 89) = 0.0115, P(at least 100) = 0.0059,
    // P(at least 99) = 0.0371.
    double[] values = new double[100];
    Arrays.setAll(values, i -> i + 1);
    PointEstimate estimate =
        ClusteredQuantiles.of(new Design(100, 1, 0).sample(values), 0.95, CONFIDENCE);
    assertThat(estimate)
        .isEqualTo(new PointEstimate(95.05, new Interval(90, 100, CONFIDENCE), 100));
  }

  @Test
  void fewerThanAnExtremeQuantileTakesHaveNoUpperEnd() {
    // 0.99^367 = 0.02502, 0.99^368 = 0.02477: from there on the maximum is an upper end.
    assertThat(extreme(104)).isInfinite();
    assertThat(extreme(367)).isInfinite();
    assertThat(extreme(368)).isEqualTo(368);
  }

  private static double extreme(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> i + 1);
    return ClusteredQuantiles.of(new Design(n, 1, 0).sample(values), 0.99, CONFIDENCE).high();
  }

  @Test
  void fiveCopiesOfAPromptAreWorthOne() {
    double[] values = new double[500];
    Arrays.setAll(values, i -> 1 + i / 5);
    PointEstimate copied =
        ClusteredQuantiles.of(new Design(100, 5, 0).sample(values), 0.95, CONFIDENCE);
    assertThat(copied.low()).isLessThanOrEqualTo(90);
    assertThat(copied.high())
        .satisfiesAnyOf(h -> assertThat(h).isInfinite(), h -> assertThat(h).isEqualTo(100));
  }

  @Test
  void aRatioOfTheSameTimesIsOne() {
    double[][] times = new Design(104, 1, 0).times(new RandomDraws(new SplittableRandom(3)));
    ClusteredSample full = new Design(104, 1, 0).sample(times[0]);
    PointEstimate same = new QuantileRatio(full, full).estimate(0.95, CONFIDENCE);
    assertThat(same.point()).isEqualTo(1);
    assertThat(same.low()).isLessThan(1);
    assertThat(same.high()).isGreaterThan(1);
  }

  @Test
  void aRatioFollowsTheUnit() {
    double[][] times = new Design(104, 1, 0).times(new RandomDraws(new SplittableRandom(3)));
    double[] doubled = Arrays.stream(times[1]).map(t -> 2 * t).toArray();
    Design design = new Design(104, 1, 0);
    PointEstimate once =
        new QuantileRatio(design.sample(times[1]), design.sample(times[0])).estimate(0.95, 0.95);
    PointEstimate twice =
        new QuantileRatio(design.sample(doubled), design.sample(times[0])).estimate(0.95, 0.95);
    assertThat(twice.point() / once.point()).isCloseTo(2, offset(1e-9));
    assertThat(twice.high() / once.high()).isCloseTo(2, offset(1e-3));
  }

  @Test
  void aHundredPromptsBoundNoRatioOfTheirWorst() {
    Design design = new Design(100, 1, 0);
    double[][] times = design.times(new RandomDraws(new SplittableRandom(3)));
    PointEstimate ratio =
        new QuantileRatio(design.sample(times[1]), design.sample(times[0])).estimate(0.99, 0.95);
    assertThat(Double.isInfinite(ratio.low()) || Double.isInfinite(ratio.high())).isTrue();
  }

  @Test
  void timesMustBeAboveZero() {
    ClusteredSample zero = new Design(2, 1, 0).sample(new double[] {0, 1});
    ClusteredSample good = new Design(2, 1, 0).sample(new double[] {1, 2});
    assertThatThrownBy(() -> new QuantileRatio(zero, good))
        .hasMessageContaining("must be above 0, got 0.0");
  }
}
