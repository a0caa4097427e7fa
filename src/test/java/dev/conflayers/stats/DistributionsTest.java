package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Distribution functions against closed forms and tables. */
class DistributionsTest {
  /** -6.361340902404056 is R's qnorm(1e-10). */
  @Test
  void quantilesAreSymmetricAndRightFarOut() {
    assertThat(Distributions.normalQuantile(1e-10)).isCloseTo(-6.361340902404056, within(1e-6));
    assertThat(Distributions.normalQuantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
    assertThat(Distributions.normalQuantile(0.025))
        .isEqualTo(-Distributions.normalQuantile(0.975), within(1e-12));
    assertThat(Distributions.normal(-30)).isPositive();
  }

  /** The mean of X / df is 1, that of its root below; only beyond the end is nothing counted. */
  @Test
  void aMeanOverChiIntegratesUpToItsEnd() {
    double all = Distributions.meanOverChi(4, Double.POSITIVE_INFINITY, x -> x * x);
    assertThat(all).isCloseTo(1, within(1e-9));
    // P(X < 4) for chi-squared with four degrees of freedom is 1 - 3 exp(-2).
    assertThat(Distributions.meanOverChi(4, 1, x -> 1))
        .isCloseTo(1 - 3 * Math.exp(-2), within(1e-9));
    assertThat(Distributions.meanOverChi(2e6, 1, x -> 1)).isZero();
    assertThat(Distributions.meanOverChi(2e6, 1.5, x -> 3)).isEqualTo(3);
  }
}
