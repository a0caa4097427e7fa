package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The difference of two independent estimates against SciPy's Welch test. */
class WelchTest {
  private static final double[] FIRST = {0.12, 0.18, 0.07, 0.22, 0.15, 0.11};
  private static final double[] SECOND = {0.05, 0.31, 0.02, 0.09};

  /**
   * SciPy 1.17.1: {@code r = scipy.stats.ttest_ind(first, second, equal_var=False); r.df;
   * r.confidence_interval(0.95)}.
   */
  @Test
  void agreesWithScipy() {
    StudentEstimate difference = Means.student(FIRST).minus(Means.student(SECOND));
    assertThat(difference.point()).isCloseTo(0.02416666666666667, within(1e-12));
    assertThat(difference.degreesOfFreedom()).isCloseTo(3.6704954580738822, within(1e-9));
    Interval interval = difference.interval(0.95);
    assertThat(interval.low()).isCloseTo(-0.17517631434602557, within(1e-9));
    assertThat(interval.high()).isCloseTo(0.2235096476793589, within(1e-9));
  }

  @Test
  void twoConstantsDifferWithoutSpread() {
    StudentEstimate difference = new StudentEstimate(2, 0, 4).minus(new StudentEstimate(0.5, 0, 7));
    assertThat(difference).isEqualTo(new StudentEstimate(1.5, 0, 4));
  }
}
