package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final PassCosts FLAT = Machines.flat(0.5, 0).typical();
  private static final Kept HALF = new Kept(20, 20);

  /** Leviathan, Kalman and Matias, ICML 2023, equation 1. */
  @Test
  void aChainYieldsTheTokensOfTheTextbook() {
    for (double rate : new double[] {0.3, 0.8, 0.95}) {
      for (int depth : new int[] {1, 3, 7, 12}) {
        assertThat(Curves.constant(rate, 0.4).tokens(new DraftPlan(depth, 1)))
            .isCloseTo((1 - Math.pow(rate, depth + 1)) / (1 - rate), within(1e-12));
      }
    }
  }

  @Test
  void aRunnerUpIsWorthItsChanceWhereTheBestIsWrong() {
    assertThat(Curves.constant(0.8, 0.25).tokens(new DraftPlan(1, 2)))
        .isCloseTo(1 + 0.8 + 0.2 * 0.25, within(1e-12));
    assertThat(Curves.constant(0.8, 0.25).tokens(new DraftPlan(1, 3)))
        .isCloseTo(1 + 0.8 + 0.2 * (1 - 0.75 * 0.75), within(1e-12));
  }

  @Test
  void aDraftThatNeverStopsTakesAPassForEachToken() {
    Curves curves = Curves.constant(0.8, 0.4);
    assertThat(curves.seconds(new DraftPlan(6, 1), FLAT, HALF))
        .isCloseTo(6 * 0.5 + 1, within(1e-12));
    assertThat(curves.draftPasses(new DraftPlan(6, 1))).isCloseTo(6, within(1e-12));
  }

  @Test
  void aDraftThatStopsEarlyTakesFewerPasses() {
    Curves curves = new Curves(List.of(1.0, 0.5), List.of(1.0, 0.4), List.of(0.8, 0.3), 0);
    DraftPlan two = new DraftPlan(2, 1);
    assertThat(curves.draftPasses(two)).isCloseTo(1.5, within(1e-12));
    assertThat(curves.seconds(two, FLAT, HALF)).isCloseTo(1.5 * 0.5 + 1, within(1e-12));
    assertThat(curves.tokens(two)).isCloseTo(2.1, within(1e-12));
  }

  @Test
  void theHostWorksBesideEachDraftPassAndTheVerification() {
    PassCosts slow = Machines.flat(0.5, 0.1).typical();
    assertThat(Curves.constant(0.8, 0).seconds(new DraftPlan(4, 1), slow, HALF))
        .isCloseTo(4 * 0.6 + 1.1, within(1e-12));
  }

  @Test
  void beyondWhatIsKnownItGoesOnAsItWentLast() {
    Curves curves = new Curves(List.of(1.0, 0.5), List.of(1.0, 0.4), List.of(0.8, 0.4), 0);
    assertThat(curves.accepted(4)).isCloseTo(0.1, within(1e-12));
    assertThat(curves.drafted(3)).isCloseTo(0.25, within(1e-12));
  }
}
