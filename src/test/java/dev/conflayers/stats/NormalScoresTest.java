package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalScoresTest {
  /** scipy 1: norm.ppf((i - 0.375) / 5.25). */
  @Test
  void areWhereSortedValuesAreExpected() {
    assertThat(Quantiles.normalScores(5))
        .containsExactly(
            new double[] {-1.17976112, -0.49720057, 0, 0.49720057, 1.17976112}, within(1e-8));
  }
}
