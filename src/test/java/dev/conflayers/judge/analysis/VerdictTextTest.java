package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.integrity.Finding;
import dev.conflayers.evidence.integrity.Finding.Outcome;
import dev.conflayers.evidence.integrity.Finding.Reach;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the first sentence of a report says of the same numbers, by what the record's checks say.
 */
class VerdictTextTest {
  private static Comparison fast;

  @BeforeAll
  static void measure() {
    Analysis analysis =
        Analyst.analyse(RunView.of(new SimulatedRun().size(40, 3).record()), Tasks::byName);
    fast =
        analysis.comparisons().stream()
            .filter(
                c ->
                    c.strategy().equals(SimulatedRun.FAST) && c.task().equals(Comparison.ALL_TASKS))
            .findFirst()
            .orElseThrow();
  }

  private static StrategyVerdict with(Outcome outcome) {
    Finding finding = new Finding("second-call", outcome, "it was faster.", Reach.TIMES, null);
    return new VerdictText("full", new Integrity(List.of(finding)), true, true)
        .of(fast, List.of(fast));
  }

  @Test
  void aSoundRecordLetsTheNumbersSpeak() {
    assertThat(with(Outcome.PASS).outcome()).isEqualTo(StrategyVerdict.Outcome.FASTER);
    assertThat(with(Outcome.WARN).outcome()).isEqualTo(StrategyVerdict.Outcome.FASTER);
  }

  @Test
  void aCapLeavesTheNumberAndTakesTheVerdict() {
    StrategyVerdict verdict = with(Outcome.CAP);
    assertThat(verdict.outcome()).isEqualTo(StrategyVerdict.Outcome.CANNOT_TELL);
    assertThat(verdict.speed())
        .contains("INCONCLUSIVE, ")
        .contains("x (95% interval ")
        .doesNotContain("faster than");
    assertThat(verdict.tail())
        .startsWith("This does not count as a difference: second-call: it was faster.");
  }

  @Test
  void aFailureTakesTheNumberToo() {
    StrategyVerdict verdict = with(Outcome.FAIL);
    assertThat(verdict.outcome()).isEqualTo(StrategyVerdict.Outcome.INVALID);
    assertThat(verdict.speed()).contains("INVALID").doesNotContain("interval");
  }
}
