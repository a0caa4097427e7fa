package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.stats.Means;
import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that all sit exactly at their margins fail together in hardly more than 5 % of runs. */
class HolmFamilyTest {
  private static final int RUNS = 2000;

  private static final RuleCase RULE =
      new RuleCase(
          GateRuns.policy("  - {metric: s_geo, tolerateRegression: 0.03}\n").rules().get(0),
          GateMetrics.byName("s_geo"),
          "all tasks",
          "fast");

  private static Assessment tested(RandomDraws draws, double truth) {
    double[] values = new double[40];
    for (int i = 0; i < values.length; i++) {
      values[i] = truth + 0.04 * draws.normal();
    }
    Hypothesis hypothesis =
        Hypothesis.atLeast("a regression", Means.student(values), Math.log1p(-0.03));
    return new Assessment(
        RULE, RuleFinding.because(GateState.PASS, "", ""), List.of(hypothesis), "", "");
  }

  private static double failing(int rules, double truth) {
    RandomDraws draws = new RandomDraws(RandomDraws.stream(7, 0));
    int failing = 0;
    for (int run = 0; run < RUNS; run++) {
      List<Assessment> family = new ArrayList<>();
      for (int i = 0; i < rules; i++) {
        family.add(tested(draws, truth));
      }
      Decision decision = new Decision(0.05, family);
      failing +=
          family.stream().anyMatch(a -> decision.decide(a, false).state() == GateState.FAIL)
              ? 1
              : 0;
    }
    return (double) failing / RUNS;
  }

  @Test
  void atTheMarginAFamilyOfTwelveErrsAsOneRule() {
    assertThat(failing(12, Math.log1p(-0.03))).isBetween(0.03, 0.07);
  }

  @Test
  void withoutAChangeAFamilyOfFiftyThreeNeverFails() {
    assertThat(failing(53, 0)).isZero();
  }
}
