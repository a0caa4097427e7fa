package dev.conflayers.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.result.Measurement;
import dev.conflayers.suite.WarmUp;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunRecords;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fork measures once its timings are steady, within the bounds that the suite gives. */
class WarmUpWatchTest {
  /** The hand-made run's first trial: four tokens of full depth, prefill 4 ms. */
  private static Measurement full(double decodeMillis) {
    Measurement m = RunRecords.handMade().measurements().get(0);
    long total = 4_000_000L + Math.round(decodeMillis * 1e6);
    return MeasurementLike.of(m)
        .wallNanos(total)
        .timing(new Measurement.Timing(4_000_000L, 0, total - 4_000_000L, 0, total))
        .measurement();
  }

  private static WarmUpWatch after(WarmUp limits, double... decodeMillis) {
    WarmUpWatch watch = new WarmUpWatch(limits);
    for (double millis : decodeMillis) {
      watch.add(List.of(full(millis)));
    }
    return watch;
  }

  @Test
  void fiveEqualTimingsAreSteadyAndFourAreTooFew() {
    assertThat(after(new WarmUp(1, 30), 60, 60, 60, 60, 60).over()).isTrue();
    assertThat(after(new WarmUp(1, 30), 60, 60, 60, 60).over()).isFalse();
  }

  @Test
  void whatCameBeforeTheLastFiveDoesNotMatter() {
    assertThat(after(new WarmUp(1, 30), 600, 90, 60, 60, 60, 60, 60).steady()).isTrue();
  }

  @Test
  void timingsThatVaryOrDriftAreNotSteady() {
    // Standard deviation over mean is 3.7 %.
    assertThat(after(new WarmUp(1, 30), 60, 63, 58, 61, 57.6).steady()).isFalse();
    // Spread 1 %, but a slope of 0.5 % a block: 2.4 % over five.
    assertThat(after(new WarmUp(1, 30), 60.6, 60.3, 60, 59.7, 59.4).steady()).isFalse();
  }

  @Test
  void theSuiteBoundsTheNumberOfBlocks() {
    assertThat(after(new WarmUp(7, 30), 60, 60, 60, 60, 60).over()).isFalse();
    WarmUpWatch given = after(new WarmUp(1, 3), 60, 70, 80);
    assertThat(given.over()).isTrue();
    assertThat(given.steady()).isFalse();
    assertThat(given.words()).isEqualTo("full: too few timings to judge");
    assertThat(new WarmUpWatch(new WarmUp(0, 0)).over()).isTrue();
  }
}
