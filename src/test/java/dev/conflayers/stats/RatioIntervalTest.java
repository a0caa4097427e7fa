package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a confidence set of a ratio contains; its ends belong to it. */
class RatioIntervalTest {
  private static final Interval ONE_TO_TWO = new Interval(1, 2, 0.95);

  @Test
  void anIntervalContainsItsEndsAndWhatLiesBetween() {
    RatioInterval bounded = new RatioInterval.Bounded(ONE_TO_TWO);
    assertThat(List.of(1.0, 1.5, 2.0)).allMatch(bounded::contains);
    assertThat(List.of(0.99, 2.01)).noneMatch(bounded::contains);
  }

  @Test
  void theOutsideOfAGapContainsItsEndsAndWhatLiesBeyond() {
    RatioInterval outside = new RatioInterval.Outside(ONE_TO_TWO);
    assertThat(List.of(-5.0, 1.0, 2.0, 7.0)).allMatch(outside::contains);
    assertThat(List.of(1.01, 1.5, 1.99)).noneMatch(outside::contains);
  }

  @Test
  void anythingIsPossibleWhereBothMeansMayBeZero() {
    assertThat(new RatioInterval.Anything(0.95).contains(-1e300)).isTrue();
  }
}
