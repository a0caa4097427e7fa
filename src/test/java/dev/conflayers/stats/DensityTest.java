package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DensityTest {
  /** numpy 2 and scipy 1: 0.9 min(sd, IQR / 1.349) n^-0.2, and the mean of norm.pdf. */
  @Test
  void isTheMeanOfNormalDensities() {
    Density density = Density.of(new double[] {1, 2, 3, 4, 10});
    assertThat(density.bandwidth()).isCloseTo(0.9670892473090081, within(1e-12));
    assertThat(density.at(0)).isCloseTo(0.05874801440463577, within(1e-12));
    assertThat(density.at(3)).isCloseTo(0.18890334413801108, within(1e-12));
    assertThat(density.at(10)).isCloseTo(0.08250371581754708, within(1e-12));
  }

  @Test
  void hasAnAreaOfOne() {
    Density density = Density.of(new double[] {0, 0.1, 0.5, 2, 2.2, 7});
    double area = 0;
    for (double x = -20; x < 30; x += 0.01) {
      area += 0.01 * density.at(x);
    }
    assertThat(area).isCloseTo(1, within(1e-6));
  }

  @Test
  void refusesValuesThatDoNotDiffer() {
    assertThatThrownBy(() -> Density.of(new double[] {2, 2, 2})).hasMessageContaining("all are 2");
  }
}
