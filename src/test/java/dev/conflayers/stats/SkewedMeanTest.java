package dev.conflayers.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SkewedMeanTest {
  private static Interval interval(double... values) {
    return SkewedMean.interval(Means.student(values), table(values), .95);
  }

  private static CrossedTable table(double... values) {
    double[][] rows = new double[values.length][];
    Arrays.setAll(rows, i -> new double[] {values[i]});
    return CrossedTable.of(rows);
  }

  @Test
  void symmetricValuesKeepTheirInterval() {
    Interval t = Means.student(new double[] {1, 2, 3, 4, 5}).interval(.95);
    assertThat(interval(1, 2, 3, 4, 5)).isEqualTo(t);
  }

  /**
   * By hand: mean 2, standard error 1, t(4) = 2.7764; skewness 2.2361 over the root of five is 1,
   * so that the upper end moves by (2 * 2.7764^2 + 1) / 6 = 2.7362.
   */
  @Test
  void theEndOnTheSideOfTheLongTailMovesAway() {
    Interval interval = interval(1, 1, 1, 1, 6);
    assertThat(interval.low()).isCloseTo(2 - 2.7764, within(1e-4));
    assertThat(interval.high()).isCloseTo(2 + 2.7764 + 2.7362, within(1e-3));
  }

  @Test
  void aTailToTheOtherSideMirrorsIt() {
    Interval one = interval(1, 1, 2, 1, 6);
    Interval other = interval(-1, -1, -2, -1, -6);
    assertThat(other.low()).isCloseTo(-one.high(), within(1e-12));
    assertThat(other.high()).isCloseTo(-one.low(), within(1e-12));
  }

  @Test
  void whatColumnsAddIsNotSkewed() {
    StudentEstimate wide = new StudentEstimate(2, 10, 4);
    Interval interval = SkewedMean.interval(wide, table(1, 1, 1, 1, 6), .95);
    assertThat(interval.high()).isCloseTo(wide.interval(.95).high(), within(.05));
  }

  @Test
  void equalValuesHaveNoWidth() {
    assertThat(interval(3, 3, 3)).isEqualTo(new Interval(3, 3, .95));
  }
}
