package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.record.RunRecord;
import dev.conflayers.testing.Campaign;
import dev.conflayers.testing.SimulatedRun;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a margin of 3 % passes and fails, in simulated pairs of runs whose truth is known. The
 * expected rates are those of the one-sided t test with so many pairs; what is allowed beside them
 * is four standard errors of a rate of so many simulations.
 */
class OperatingCharacteristicsTest {
  private static final int RUNS = Campaign.size(40, 400);
  private static final GatePolicy MARGIN =
      GateRuns.policy(
          "  - {metric: s_geo, strategy: fast, tolerateRegression: 0.03, minForks: 1}\n");

  /** One run of one task in one JVM, whose pairs of prompts differ by {@code deviation}. */
  private static RunRecord run(int prompts, double speedup, double deviation, long seed) {
    return new SimulatedRun()
        .tasks("gsm8k")
        .unverified(false, false)
        .control(false, 1)
        .size(prompts, 1)
        .spread(deviation / Math.sqrt(2), 0, 0)
        .speedup(speedup)
        .tokens(8)
        .seed(seed)
        .record();
  }

  private static Map<GateState, Double> rates(int prompts, double deviation, double change) {
    Map<GateState, Double> rates = new EnumMap<>(GateState.class);
    for (GateState state : GateState.values()) {
      rates.put(state, 0.0);
    }
    for (int i = 0; i < RUNS; i++) {
      RunRecord base = run(prompts, 1.5, deviation, 2L * i);
      RunRecord head = run(prompts, 1.5 * (1 + change), deviation, 2L * i + 1);
      GateVerdict verdict =
          GateRuns.judge(MARGIN, head, ComparedWith.build(RunView.of(base), "base"));
      rates.merge(verdict.overall(), 1.0 / RUNS, Double::sum);
    }
    return rates;
  }

  private static void assertRate(Map<GateState, Double> rates, GateState state, double expected) {
    double error = Math.sqrt(Math.max(expected * (1 - expected), 1.0 / RUNS) / RUNS);
    assertThat(rates.get(state))
        .as(state + " of " + rates)
        .isBetween(expected - 4 * error, expected + 4 * error);
  }

  /** The table of the specification, less what it gives as 0.05 at the margin in every row. */
  @ParameterizedTest(name = "sd {0}, {1} prompts")
  @CsvSource({
    "0.04,  40, 0.999, 0.945, 1",
    "0.04,  80, 1,     0.998, 1",
    "0.08,  40, 0.769, 0.489, 0.993",
    "0.08,  80, 0.958, 0.749, 1",
    "0.08, 160, 0.999, 0.950, 1",
    "0.12,  80, 0.727, 0.461, 0.989",
    "0.12, 160, 0.938, 0.704, 1",
  })
  void passesAndFailsAsOftenAsTheTableSays(
      double deviation, int prompts, double clean, double five, double eight) {
    Map<GateState, Double> unchanged = rates(prompts, deviation, 0);
    assertRate(unchanged, GateState.PASS, clean);
    assertThat(unchanged.get(GateState.FAIL)).isLessThan(0.01);
    assertRate(rates(prompts, deviation, -0.03), GateState.FAIL, 0.05);
    assertRate(rates(prompts, deviation, -0.05), GateState.FAIL, five);
    assertRate(rates(prompts, deviation, -0.08), GateState.FAIL, eight);
  }

  @Test
  void failsALossOfTenPercent() {
    assertRate(rates(80, 0.04, -0.10), GateState.FAIL, 1);
  }

  @Test
  void saysThatItCannotTellWhereNoiseIsLarge() {
    Map<GateState, Double> noisy = rates(80, 0.12, 0);
    assertRate(noisy, GateState.PASS, 0.727);
    assertRate(noisy, GateState.INCONCLUSIVE, 0.273);
  }
}
