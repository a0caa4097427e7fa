package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.RuleVerdict;
import dev.conflayers.testing.Verdicts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTextTest {
  /** By hand: 1.24 / 1.34 - 1 = -0.0746. */
  @Test
  void aChangeOfATimeIsAShareOfTheBase() {
    assertThat(RuleText.change(rule(1.34, 1.24, -0.0746, "x"))).isEqualTo("-7.46 %");
    assertThat(RuleText.tolerance(rule(1.34, 1.24, -0.0746, "x"))).isEqualTo("3.00 %");
  }

  @Test
  void aChangeOfAScoreIsADifference() {
    assertThat(RuleText.change(rule(0.5, 0.48, -0.02, "share"))).isEqualTo("-0.0200");
    assertThat(RuleText.tolerance(rule(0.5, 0.48, -0.02, "share"))).isEqualTo("0.03");
  }

  /** No change is both none of the base and none at all; what is tolerated is one of them. */
  @Test
  void whereNothingChangedTheUnitTells() {
    assertThat(RuleText.tolerance(rule(1.34, 1.34, 0.0, "x"))).isEqualTo("3.00 %");
    assertThat(RuleText.tolerance(rule(0.5, 0.5, 0.0, "share"))).isEqualTo("0.03");
    assertThat(RuleText.tolerance(rule(null, null, 0.01, "tokens/s"))).isEqualTo("3.00 %");
  }

  @Test
  void whatManyRulesHaveInCommonIsSaidOnce() {
    assertThat(RuleText.advice(Verdicts.twice(Verdicts.fortyFailures()).rules())).hasSize(40);
    assertThat(RuleText.advice(Verdicts.everyState().rules()))
        .contains("peak_memory: The testbed is another, 5 | 6. Save a baseline on this machine.")
        .contains("s_total [S_total(80)]: The change is within what is tolerated.");
    RuleVerdict one = rule(1.0, 1.0, 0.0, "x");
    assertThat(
            RuleText.advice(List.of(saying(one, "1.2 is", "save"), saying(one, "1.3 is", "save"))))
        .containsExactly("metric: save");
  }

  private static RuleVerdict saying(RuleVerdict rule, String message, String remedy) {
    return RuleVerdict.of(
        new RuleVerdict.Subject(rule.metric(), rule.task(), rule.strategy(), ""),
        rule.state(),
        new RuleVerdict.Compared(null, null, "", true),
        new RuleVerdict.Change(null, Bounds.unknown(0.95), null),
        RuleVerdict.PValues.NONE,
        RuleVerdict.Sample.of(1, 1),
        new RuleVerdict.Advice(message, remedy, List.of()));
  }

  @Test
  void aHeadlineDoesNotSayTheStateTwice() {
    assertThat(RuleText.headline(Verdicts.saying(GateState.FAIL, "FAIL: 1 of 2 rules.")))
        .isEqualTo("1 of 2 rules.");
    assertThat(RuleText.headline(Verdicts.saying(GateState.FAIL, "FAILED."))).isEqualTo("FAILED.");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "1.5, 1.5",
    "27.41325, 27.41",
    "0.123456, 0.1235",
    "1234.5678, 1235",
    "0.00012344, 1.234e-04",
    "100, 100",
    "-0.5, -0.5"
  })
  void numbersHaveTheDigitsThatMatter(double value, String text) {
    assertThat(RuleText.number(value)).isEqualTo(text);
  }

  private static RuleVerdict rule(
      @Nullable Double base, @Nullable Double head, double change, String unit) {
    return RuleVerdict.of(
        new RuleVerdict.Subject("metric", "task", "strategy", ""),
        GateState.PASS,
        new RuleVerdict.Compared(base, head, unit, true),
        new RuleVerdict.Change(change, Bounds.unknown(0.95), 0.03),
        RuleVerdict.PValues.NONE,
        RuleVerdict.Sample.of(10, 1),
        new RuleVerdict.Advice("", "", List.of()));
  }
}
