package dev.conflayers.judge.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.SimulatedRun;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The control's states in simulated runs of 80 prompts and 5 forks; measurement.md section 6.10
 * gives how often each is to be expected.
 */
class ControlComparisonTest {
  private static final int RUNS = 20;

  private static Map<ControlComparison.State, Integer> states(double bias, double noise) {
    Map<ControlComparison.State, Integer> states = new EnumMap<>(ControlComparison.State.class);
    for (int seed = 0; seed < RUNS; seed++) {
      SimulatedRun run =
          new SimulatedRun()
              .tasks("gsm8k")
              .size(80, 5)
              .spread(0.05, 0, noise)
              .control(true, bias)
              .unverified(false, false)
              .seed(seed);
      states.merge(ControlComparison.of(RunView.of(run.record())).state(), 1, Integer::sum);
    }
    return states;
  }

  /** Expected in 99.8 % of runs. */
  @Test
  void aCleanRunIsOk() {
    assertThat(states(1, 0.02)).containsExactly(Map.entry(ControlComparison.State.OK, RUNS));
  }

  /** Expected in 100 % of runs. */
  @Test
  void aBiasOfTwoPercentIsFound() {
    assertThat(states(1.02, 0.02)).doesNotContainKey(ControlComparison.State.OK);
  }

  /** Expected in 97 % of runs: in at least 16 of 20 but for one in a million. */
  @Test
  void aBiasOfOnePercentIsSeldomOk() {
    assertThat(states(1.01, 0.02).getOrDefault(ControlComparison.State.OK, 0))
        .isLessThanOrEqualTo(4);
  }

  /** Expected OK in 29 % of runs at 8 % noise; at 20 % in next to none, and never biased. */
  @Test
  void aNoisyRunSaysSo() {
    assertThat(states(1, 0.2).getOrDefault(ControlComparison.State.NOISY, 0))
        .isGreaterThanOrEqualTo(17);
  }

  @Test
  void withoutItTheRunSaysSo() {
    SimulatedRun run = new SimulatedRun().size(20, 1).control(false, 1);
    ControlComparison control = ControlComparison.of(RunView.of(run.record()));
    assertThat(control.state()).isEqualTo(ControlComparison.State.ABSENT);
    assertThat(control.sentence()).contains("run.same-twice");
  }

  /** The control is full depth: a second baseline, not a rival. */
  @Test
  void isNotComparedAsAStrategy() {
    Analysis analysis =
        Analyst.analyse(RunView.of(new SimulatedRun().size(20, 1).record()), Tasks::byName);
    assertThat(analysis.verdicts())
        .extracting(StrategyVerdict::strategy)
        .containsExactly(SimulatedRun.FAST, SimulatedRun.UNVERIFIED);
    assertThat(analysis.comparisons())
        .extracting(Comparison::strategy)
        .doesNotContain("full-again");
    assertThat(analysis.control().sentence()).startsWith("Full depth against itself: ");
  }
}
