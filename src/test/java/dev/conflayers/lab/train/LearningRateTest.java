package dev.conflayers.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void risesLinearlyThenFallsAlongHalfACosine() {
    LearningRate rate =
        new LearningRate(new Recipe.Optimizer(2e-3, 2e-4, 100, 0.9, 0.95, 1e-8, 0.1, 1), 1100);
    assertThat(rate.at(1)).isCloseTo(2e-5, within(1e-12));
    assertThat(rate.at(50)).isCloseTo(1e-3, within(1e-12));
    assertThat(rate.at(100)).isCloseTo(2e-3, within(1e-12));
    assertThat(rate.at(600)).as("half way down").isCloseTo(1.1e-3, within(1e-12));
    // A quarter of the way: 2e-4 + 1.8e-3 (1 + cos(pi/4)) / 2.
    assertThat(rate.at(350)).isCloseTo(1.736396e-3, within(1e-9));
    assertThat(rate.at(1100)).isCloseTo(2e-4, within(1e-12));
    assertThat(rate.at(5000)).isCloseTo(2e-4, within(1e-12));
  }

  @Test
  void mayDoWithoutWarmUp() {
    LearningRate rate = new LearningRate(new Recipe.Optimizer(1, 0, 0, 0.9, 0.95, 1e-8, 0, 1), 2);
    assertThat(rate.at(1)).isCloseTo(0.5, within(1e-12));
    assertThat(rate.at(2)).isCloseTo(0, within(1e-12));
  }
}
