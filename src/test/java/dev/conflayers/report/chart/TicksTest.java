package dev.conflayers.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static List<String> labels(Axis axis, double low, double high) {
    return Ticks.of(axis, axis.scale().place(low), axis.scale().place(high)).stream()
        .map(Ticks.Tick::label)
        .toList();
  }

  @Test
  void aRatioAndItsInverseAreEquallyFarFromOne() {
    assertThat(Scale.RATIO.place(0.5)).isCloseTo(-Scale.RATIO.place(2), within(1e-12));
  }

  @Test
  void aSpeedupHasTheTicksThatPeopleChoose() {
    assertThat(labels(Axis.ratio(""), 0.79, 2.01))
        .containsExactly("1", "1.4", "2", "0.8", "1.25", "0.9", "1.1", "1.6");
  }

  @Test
  void aNarrowRangeOfRatiosHasTicksToo() {
    assertThat(labels(Axis.ratio(""), 1.01, 1.05)).hasSizeGreaterThan(3).contains("1.02");
  }

  @Test
  void countsHaveWholeTicks() {
    assertThat(labels(Axis.count(""), 0, 3)).containsExactly("0", "1", "2", "3");
  }

  @Test
  void powersOfTenComeFirst() {
    assertThat(labels(Axis.log(""), 0.1, 100)).startsWith("0.1", "1", "10", "100");
  }
}
