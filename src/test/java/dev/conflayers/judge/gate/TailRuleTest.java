package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Latency;
import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.Readings;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.Tail;
import dev.conflayers.evidence.Templates;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules about the tails of latencies, on runs whose tails are known. */
class TailRuleTest {
  private static final String AT_MOST_FULL = "{metric: tpot_p95_ratio, max: 1}";

  /** In a tenth of the prompts the strategy takes three times as long as full depth. */
  private static SimulatedRun heavy() {
    return even().fasterEvery(10, 0.25);
  }

  private static SimulatedRun even() {
    return new SimulatedRun()
        .tasks("gsm8k")
        .unverified(false, false)
        .size(120, 5)
        .speedup(1.3)
        .spread(0.1, 0.01, 0.1)
        .seed(3);
  }

  private static RuleVerdict only(String rule, SimulatedRun run, ComparedWith with) {
    return GateRuns.judge(GateRuns.policy("  - " + rule + "\n"), run.record(), with).rules().get(0);
  }

  @Test
  void aLongTailFailsWhereTheMeanPasses() {
    RuleVerdict tail = only(AT_MOST_FULL, heavy(), ComparedWith.nothing());
    assertThat(tail.state()).as(tail.message()).isEqualTo(GateState.FAIL);
    assertThat(only("{metric: tpot_ratio, max: 1}", heavy(), ComparedWith.nothing()).state())
        .isEqualTo(GateState.PASS);
  }

  @Test
  void aShortTailPasses() {
    RuleVerdict tail = only(AT_MOST_FULL, even(), ComparedWith.nothing());
    assertThat(tail.state()).as(tail.message()).isEqualTo(GateState.PASS);
  }

  /** A p99 of fifteen prompts has no interval: a gate must not pass what it cannot see. */
  @Test
  void tooFewRequestsAreInconclusiveAndNotSkipped() {
    RuleVerdict tail =
        only("{metric: tpot_p99_ratio, max: 1}", even().size(15, 5), ComparedWith.nothing());
    assertThat(tail.state()).as(tail.message()).isEqualTo(GateState.INCONCLUSIVE);
    assertThat(tail.message()).contains("too few requests");
  }

  /** A long tail is no reason to fail a rule about the median. */
  @Test
  void theMedianOfALongTailPasses() {
    RuleVerdict median = only("{metric: tpot_p50_ratio, max: 1}", heavy(), ComparedWith.nothing());
    assertThat(median.state()).as(median.message()).isEqualTo(GateState.PASS);
    assertThat(only("{metric: tpot_p50_ratio, max: 0.5}", heavy(), ComparedWith.nothing()).state())
        .isEqualTo(GateState.FAIL);
  }

  /** Drafting emits three tokens at once, so that bursts come further apart than single tokens. */
  @Test
  void theGapBetweenBurstsIsNotTheTimePerToken() {
    assertThat(only("{metric: gap_p50_ratio, max: 1}", even(), ComparedWith.nothing()).state())
        .isEqualTo(GateState.FAIL);
  }

  @Test
  void whatIsNotMeasuredIsNotInTheCatalogue() {
    for (String name : List.of("energy_per_token", "allocations_per_token", "report_bytes")) {
      assertThatThrownBy(() -> GateMetrics.byName(name)).hasMessageContaining("got '" + name + "'");
    }
  }

  /** The gate's observations are means with the report's value and, nearly, its width. */
  @Test
  void gateAndReportSeeTheSameTail() {
    RunView run = RunView.of(heavy().record());
    List<Observed> observed =
        Readings.tail(run, SimulatedRun.FAST, RunView.ALL_TASKS, Latency.TPOT, "p95");
    Estimate reported =
        Tail.ratios(run.pairs(RunView.ALL_TASKS, SimulatedRun.FAST), 0.95).stream()
            .filter(e -> e.estimand() == Estimand.TPOT_RATIO && e.at().equals("p95"))
            .findFirst()
            .orElseThrow();
    double value = Objects.requireNonNull(reported.value());
    double low = Objects.requireNonNull(reported.bounds().low());
    double high = Objects.requireNonNull(reported.bounds().high());
    assertThat(Math.exp(Values.grid(observed, 1, Templates.NONE).point()))
        .isCloseTo(value, within(1e-9));
    double half =
        Objects.requireNonNull(Values.grid(observed, 1, Templates.NONE).student())
                .interval(0.95)
                .high()
            - Math.log(value);
    assertThat(half).isCloseTo(Math.log(high / low) / 2, within(0.3 * Math.log(high / low)));
    assertThat(Map.of("prompts", Values.prompts(observed), "forks", Values.forks(observed)))
        .isEqualTo(Map.of("prompts", 120, "forks", 5));
  }
}
