package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  @Test
  void findsThePlaneThatPointsLieOn() {
    double[][] x = {{0, 0}, {1, 0}, {0, 1}, {2, 3}};
    double[] y = {5, 7, 2, 0};
    assertThat(LeastSquares.fit(x, y)).containsExactly(new double[] {5, 2, -3}, within(1e-9));
  }

  /** R: coef(lm(c(1, 3, 4, 8) ~ c(1, 2, 3, 4))) is -1.5 and 2.2. */
  @Test
  void findsTheLineClosestToPointsThatDoNot() {
    double[][] x = {{1}, {2}, {3}, {4}};
    assertThat(LeastSquares.fit(x, new double[] {1, 3, 4, 8}))
        .containsExactly(new double[] {-1.5, 2.2}, within(1e-9));
  }

  @Test
  void refusesCollinearRegressors() {
    double[][] x = {{1, 2}, {2, 4}, {3, 6}, {4, 8}};
    assertThatThrownBy(() -> LeastSquares.fit(x, new double[] {1, 2, 3, 4}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("collinear");
  }
}
