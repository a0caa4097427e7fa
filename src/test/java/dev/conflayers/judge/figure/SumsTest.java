package dev.conflayers.judge.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.RunRecord;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SumsTest {
  private static final RunRecord RUN =
      new SimulatedRun().tasks("gsm8k").size(6, 1).unverified(false, false).record();

  private static final List<TrialView> TRIALS =
      RUN.measurements().stream()
          .filter(m -> m.strategy().equals(SimulatedRun.FAST))
          .map(TrialView::new)
          .toList();

  private static final double[] PARTS = {3, 5, 2, 6, 4, 4};
  private static final double[] WHOLES = {4, 7, 3, 7, 5, 6};

  private static Sums sums() {
    Sums sums = new Sums();
    for (int i = 0; i < PARTS.length; i++) {
      sums.add(TRIALS.get(i), "", PARTS[i], WHOLES[i]);
    }
    return sums;
  }

  /**
   * By hand: 24 / 32 = 0.75; influences a / 4 - 3 b / 16 are 0, -1/16, -1/16, 3/16, 1/16, -1/8. The
   * largest shares of the prompts are 1/6 but for 7/32, 6/24 and 6/32 of the second, fourth and
   * sixth, which weigh 1.0667, 1.1111 and 1.0256 times as much, and all prompts are worth 24^2 /
   * 106 = 5.434, so that t is 1.0396 times as large. The standard error of the logarithm is
   * 0.050955, its skewness 0.4355 and t(0.975, 5) 2.570582: the upper end moves by 1.0318 standard
   * errors.
   */
  @Test
  void theIntervalIsTheOneComputedByHand() {
    Estimate figure =
        Objects.requireNonNull(sums().figure(Estimand.ACCEPTANCE_RATE, "", 0.95, false));
    assertThat(figure.value()).isCloseTo(0.75, within(1e-12));
    double half = 2.570582 * 0.050955;
    double tail = half + 1.0318 * 0.050955;
    assertThat(figure.bounds().low()).isCloseTo(0.75 * Math.exp(-half), within(1e-4));
    assertThat(figure.bounds().high()).isCloseTo(0.75 * Math.exp(tail), within(1e-4));
    assertThat(figure.n()).isEqualTo(6);
    assertThat(figure.population()).isEqualTo(Population.PROMPTS);
  }

  @Test
  void nothingToDivideByIsNoNumber() {
    Sums sums = new Sums();
    TRIALS.forEach(trial -> sums.add(trial, "", 1, 0));
    assertThat(sums.figure(Estimand.ACCEPTANCE_RATE, "", 0.95, false)).isNull();
    assertThat(new Sums().figure(Estimand.ACCEPTANCE_RATE, "", 0.95, false)).isNull();
  }

  /** None accepted is a rate of 0, with nothing known of how far from it. */
  @Test
  void noneIsZeroAndNotNothing() {
    Sums sums = new Sums();
    TRIALS.forEach(trial -> sums.add(trial, "", 0, 4));
    Estimate figure =
        Objects.requireNonNull(sums.figure(Estimand.ACCEPTANCE_RATE, "", 0.95, false));
    assertThat(figure.value()).isZero();
    assertThat(figure.bounds().high()).isNull();
  }

  @Test
  void oneForkIsNoSpreadOfStreams() {
    assertThat(sums().overForks(Estimand.S_TOK, 0.95)).isNull();
  }
}
