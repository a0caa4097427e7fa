package dev.conflayers.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.RunRecord;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SumsTest {
  private static final RunRecord RUN =
      new SimulatedRun().tasks("gsm8k").size(6, 1).unverified(false, false).record();

  private static final List<Measurement> TRIALS =
      RUN.measurements().stream().filter(m -> m.strategy().equals(SimulatedRun.FAST)).toList();

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
   * By hand: 24 / 32 = 0.75; influences a / 4 - 3 b / 16 are 0, -1/16, -1/16, 3/16, 1/16, -1/8, so
   * that s^2 = (0 + 1 + 1 + 9 + 1 + 4) / 256 / 5 = 0.0125 and the standard error of the logarithm
   * is sqrt(0.0125 / 6) = 0.045644; t(0.975, 5) = 2.570582.
   */
  @Test
  void theIntervalIsTheOneComputedByHand() {
    Estimate figure =
        Objects.requireNonNull(sums().figure(Estimand.ACCEPTANCE_RATE, "", 0.95, false));
    assertThat(figure.value()).isCloseTo(0.75, within(1e-12));
    double half = 2.570582 * 0.045644;
    assertThat(figure.bounds().low()).isCloseTo(0.75 * Math.exp(-half), within(1e-5));
    assertThat(figure.bounds().high()).isCloseTo(0.75 * Math.exp(half), within(1e-5));
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
