package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Latency;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.Tail;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TailTest {
  /**
   * One prompt in ten takes the strategy three times as long as full depth, the others 1.3 times
   * less.
   */
  private static final RunRecord HEAVY =
      new SimulatedRun()
          .tasks("gsm8k")
          .size(120, 1)
          .speedup(1.3)
          .spread(0.02, 0, 0.02)
          .fasterEvery(10, 0.25)
          .record();

  private static Comparison comparison(RunRecord run, String strategy) {
    return Analyst.analyse(RunView.of(run), Tasks::byName).comparisons().stream()
        .filter(c -> c.strategy().equals(strategy) && c.task().equals(Comparison.ALL_TASKS))
        .findFirst()
        .orElseThrow();
  }

  /** The first trial of the fast strategy: its steps are in {@link RunRecords}. */
  @Test
  void aBurstOfTokensIsOnePauseAndSharedByItsTokens() {
    Measurement trial =
        RunRecords.handMade().measurements().stream()
            .filter(m -> m.strategy().equals("fast"))
            .findFirst()
            .orElseThrow();
    double[] gaps = Latency.GAP.of(new TrialView(trial));
    double[] tokens = Latency.ITL.of(new TrialView(trial));
    assertThat(gaps).hasSize(trial.steps().size());
    assertThat(tokens).hasSize(trial.emittedInSteps());
    double sum = 0;
    int at = 0;
    for (int step = 0; step < gaps.length; step++) {
      Measurement.Step one = trial.steps().get(step);
      assertThat(gaps[step])
          .isEqualTo((double) (one.draftNanos() + one.verifyNanos() + one.searchNanos()));
      for (int token = 0; token < one.emitted().size(); token++) {
        assertThat(tokens[at++]).isEqualTo(gaps[step] / one.emitted().size());
      }
      sum += gaps[step];
    }
    assertThat(Arrays.stream(tokens).sum()).isCloseTo(sum, within(1e-3));
    assertThat(Latency.TTFT.of(new TrialView(trial)))
        .containsExactly((double) trial.timing().prefill());
    assertThat(Latency.TPOT.of(new TrialView(trial)))
        .containsExactly(
            (trial.timing().total() - trial.timing().prefill())
                / (double) (trial.output().size() - 1));
  }

  @Test
  void aFailedTrialHasNoLatency() {
    Measurement failed =
        RunRecords.handMade().measurements().stream()
            .filter(m -> !m.ok())
            .findFirst()
            .orElseThrow();
    for (Latency latency : Latency.values()) {
      assertThat(latency.of(new TrialView(failed))).as(latency.words()).isEmpty();
    }
  }

  @Test
  void threeRequestsShowAMedianAndNoTail() {
    Comparison fast = comparison(RunRecords.handMade(), "fast");
    assertThat(fast.figure(Estimand.TPOT, "p50")).isNotNull();
    assertThat(fast.figure(Estimand.TPOT, "p95")).isNull();
    assertThat(fast.figure(Estimand.TPOT, "p99")).isNull();
    assertThat(Tail.requests("p50")).isEqualTo(2);
    assertThat(Tail.requests("p95")).isEqualTo(20);
    assertThat(Tail.requests("p99")).isEqualTo(100);
  }

  @Test
  void theTailLosesWhereTheMeanGains() {
    Comparison fast = comparison(HEAVY, SimulatedRun.FAST);
    Estimate median = Objects.requireNonNull(fast.figure(Estimand.TPOT_RATIO, "p50"));
    Estimate tail = Objects.requireNonNull(fast.figure(Estimand.TPOT_RATIO, "p95"));
    assertThat(median.bounds().high()).isLessThan(1);
    assertThat(tail.bounds().low()).isGreaterThan(1);
    assertThat(tail.n()).isEqualTo(120);
    Estimate p99 = Objects.requireNonNull(fast.figure(Estimand.TPOT, "p99"));
    assertThat(p99.bounds().high()).as("0.99^120 is above 2.5%").isNull();
    StrategyVerdict verdict = verdict(HEAVY);
    assertThat(verdict.outcome()).isEqualTo(StrategyVerdict.Outcome.FASTER);
    assertThat(verdict.tail())
        .startsWith("The mean gains, the tail loses: the p95 of the time per output token is ")
        .contains(" times full depth's (95% interval ");
  }

  @Test
  void aStrategyThatIsFasterThroughoutLosesNoTail() {
    RunRecord even = new SimulatedRun().tasks("gsm8k").size(120, 1).speedup(1.3).record();
    assertThat(verdict(even).tail()).isEmpty();
  }

  @Test
  void fullDepthHasQuantilesAndNoRatio() {
    Comparison full = comparison(HEAVY, "full");
    assertThat(full.figure(Estimand.TTFT, "p95")).isNotNull();
    assertThat(full.figures()).noneMatch(f -> f.estimand() == Estimand.TTFT_RATIO);
  }

  private static StrategyVerdict verdict(RunRecord run) {
    List<StrategyVerdict> verdicts = Analyst.analyse(RunView.of(run), Tasks::byName).verdicts();
    return verdicts.stream()
        .filter(v -> v.strategy().equals(SimulatedRun.FAST))
        .findFirst()
        .orElseThrow();
  }
}
