package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.testing.RunLike;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that may not be judged, or not all of them. */
class VoidRunsTest {
  @Test
  void tooFewPairsDecideNothing() {
    RuleVerdict verdict =
        GateTest.only(
            "{metric: s_geo, floor: 1, minPairs: 500}",
            GateTest.here(GateTest.simulated()),
            ComparedWith.nothing());
    assertThat(verdict.state()).isEqualTo(GateState.INCONCLUSIVE);
    assertThat(verdict.message()).contains("120 pairs, but the rule asks for at least 500");
  }

  @Test
  void aRunWithoutMeasurementsIsAnError() {
    RunRecord run = GateTest.here(GateTest.simulated());
    RunRecord empty = RunLike.of(run).measurements(List.of()).agreements(List.of()).record();
    GateVerdict verdict =
        GateRuns.judge(
            GateRuns.policy("  - " + GateTest.EXACT + "\n"), empty, GateTest.stored(run));
    assertThat(verdict.overall()).isEqualTo(GateState.ERROR);
    assertThat(verdict.headline()).contains("nothing was measured");
  }

  @Test
  void aRunThatIsNotCompleteIsInvalid() {
    RunRecord base = GateTest.here(GateTest.simulated());
    RunRecord run = GateTest.here(GateTest.simulated().status(RunStatus.INTERRUPTED));
    assertThat(GateTest.only(GateTest.EXACT, run, GateTest.stored(base)).state())
        .isEqualTo(GateState.INVALID);
  }

  @Test
  void aRunThatLostPairsIsInvalid() {
    RunRecord base = GateTest.here(GateTest.simulated());
    assertThat(
            GateTest.only(
                    GateTest.EXACT,
                    GateTest.here(GateTest.simulated().failEvery(20)),
                    GateTest.stored(base))
                .state())
        .isEqualTo(GateState.INVALID);
  }

  @Test
  void failuresCanBeBoundedAllTheSame() {
    RuleVerdict verdict =
        GateTest.only(
            "{metric: failures, max: 0}",
            GateTest.here(GateTest.simulated().failEvery(20)),
            ComparedWith.nothing());
    assertThat(verdict.state()).isEqualTo(GateState.FAIL);
    assertThat(verdict.head()).isEqualTo(0.05);
  }

  @Test
  void aBiasedControlVoidsTimesOnly() {
    RunRecord biased = GateTest.here(GateTest.simulated().control(true, 1.1));
    GatePolicy policy =
        GateRuns.policy("  - {metric: s_geo, floor: 1}\n  - {metric: acceptance_rate, min: 0}\n");
    assertThat(GateRuns.judge(policy, biased, ComparedWith.nothing()).rules())
        .extracting(RuleVerdict::state)
        .containsExactly(GateState.INVALID, GateState.PASS);
  }

  private static RunRecord measuredFor(MeasuringMode mode) {
    RunRecord run = GateTest.here(GateTest.simulated());
    return RunLike.of(run).manifest(run.manifest().measuredFor(mode)).record();
  }

  @ParameterizedTest
  @CsvSource({"BOTH, PASS, PASS", "QUALITY, INVALID, PASS", "TIMING, PASS, INVALID"})
  void whatARunWasNotMeasuredForIsInvalid(MeasuringMode mode, GateState times, GateState scores) {
    GatePolicy policy =
        GateRuns.policy(
            """
              - {metric: s_geo, floor: 0.5}
              - {metric: em_gsm8k, min: 0}
              - {metric: acceptance_rate, min: 0}
            """);
    assertThat(GateRuns.judge(policy, measuredFor(mode), ComparedWith.nothing()).rules())
        .extracting(RuleVerdict::state)
        .containsExactly(times, scores, GateState.PASS);
  }

  @Test
  void timesThatWereNotSteadyAreVoidUnlessTheRulesSayThatTheyAreANote() {
    RunRecord unsteady = GateTest.here(GateTest.simulated().warmedUp(false));
    String rule = "  - {metric: s_geo, floor: 1}\n";
    assertThat(GateRuns.judge(GateRuns.policy(rule), unsteady, ComparedWith.nothing()).overall())
        .isEqualTo(GateState.INVALID);
    GateVerdict noted =
        GateRuns.judge(
            GateRuns.policy(rule + "unsteady: note\n"), unsteady, ComparedWith.nothing());
    assertThat(noted.overall()).as(noted.headline()).isEqualTo(GateState.PASS);
    assertThat(noted.warnings()).singleElement().asString().contains("were not steady in");
  }

  /** Findings of checks are sentences, and messages of rules clauses of the headline. */
  @Test
  void aHeadlineEndsWithOneFullStop() {
    RunRecord run = GateTest.here(GateTest.simulated());
    RunRecord cut =
        RunLike.of(run)
            .measurements(run.measurements().subList(0, run.measurements().size() - 1))
            .record();
    GateVerdict verdict =
        GateRuns.judge(
            GateRuns.policy("  - {metric: s_geo, floor: 1.1}\n"), cut, ComparedWith.nothing());
    assertThat(verdict.overall()).isEqualTo(GateState.INVALID);
    assertThat(verdict.headline()).endsWith(".").doesNotContain("..").doesNotContain(".;");
  }

  @Test
  void aBiasedControlOfTheBaseBuildVoidsTimesToo() {
    GateVerdict verdict =
        GateRuns.judge(
            GateRuns.policy("  - {metric: s_geo, tolerateRegression: 0.03}\n"),
            GateTest.here(GateTest.simulated()),
            ComparedWith.build(
                RunView.pooled(List.of(GateTest.here(GateTest.simulated().control(true, 1.1)))),
                "base"));
    assertThat(verdict.overall()).as(verdict.headline()).isEqualTo(GateState.INVALID);
    assertThat(verdict.baseRunIds()).hasSize(1);
  }
}
