package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.record.RunRecord;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One rule at a time, on runs whose truth is known. */
class GateTest {
  private static final String NOW = "2026-06-01T00:00:00Z";
  private static final Map<String, String> HERE =
      Map.of("operating-system", "Linux 6", "architecture", "amd64", "vectors", "avx512");
  private static final Map<String, String> ELSEWHERE =
      Map.of("operating-system", "Linux 6", "architecture", "amd64", "vectors", "avx2");

  static SimulatedRun simulated() {
    return new SimulatedRun().unverified(false, false).size(60, 2).seed(3);
  }

  static RunRecord here(SimulatedRun run) {
    return GateRuns.on(run.record(), "head", HERE);
  }

  static ComparedWith stored(RunRecord run) {
    return ComparedWith.baseline(new BaselineMaker(false, false).of(RunView.of(run), "main", NOW));
  }

  static RuleVerdict only(String rule, RunRecord head, ComparedWith with) {
    return GateRuns.judge(GateRuns.policy("  - " + rule + "\n"), head, with).rules().get(0);
  }

  static final String EXACT = "{metric: acceptance_rate, tolerance: {rel: 0}}";

  /** Every third prompt accepts less: a counter that differs. */
  private static RunRecord fewerPrompts() {
    return here(simulated().rejectEvery(15));
  }

  @Test
  void aCounterThatIsEqualPasses() {
    RunRecord run = here(simulated());
    assertThat(only(EXACT, run, stored(run)).state()).isEqualTo(GateState.PASS);
  }

  @Test
  void aCounterThatGotWorseFails() {
    RuleVerdict verdict =
        only(
            "{metric: layer_passes_per_token, tolerance: {rel: 0}}",
            fewerPrompts(),
            stored(here(simulated())));
    assertThat(verdict.state()).as(verdict.message()).isEqualTo(GateState.FAIL);
    assertThat(verdict.message()).contains("must be equal");
  }

  @Test
  void aCounterWithinItsTolerancePasses() {
    assertThat(
            only(
                    "{metric: layer_passes_per_token, tolerance: {rel: 0.2}}",
                    fewerPrompts(),
                    stored(here(simulated())))
                .state())
        .isEqualTo(GateState.PASS);
  }

  @Test
  void anImprovementSaysThatTheBaselineIsStale() {
    RuleVerdict verdict =
        only(
            "{metric: layer_passes_per_token, tolerance: {rel: 0}}",
            here(simulated()),
            stored(fewerPrompts()));
    assertThat(verdict.state()).isEqualTo(GateState.PASS);
    assertThat(verdict.message()).contains("STALE_BASELINE: improved by");
  }

  @Test
  void aStrictGateFailsAnImprovement() {
    GateOptions strict =
        new GateOptions(
            GateOptions.Inconclusive.WARN, GateOptions.NoBaselineYet.FAIL, false, true, false);
    GatePolicy policy =
        GateRuns.policy("  - {metric: layer_passes_per_token, tolerance: {rel: 0}}\n");
    assertThat(
            new Gate(policy, strict, GateRuns.TODAY)
                .judge(RunView.of(here(simulated())), stored(fewerPrompts()), 1)
                .overall())
        .isEqualTo(GateState.FAIL);
  }

  @Test
  void anExactCounterThatDiffersOnAnotherClassIsOfOtherProvenance() {
    RunRecord base = GateRuns.on(simulated().record(), "base", ELSEWHERE);
    RuleVerdict verdict =
        only("{metric: layer_passes_per_token, tolerance: {rel: 0}}", fewerPrompts(), stored(base));
    assertThat(verdict.state()).isEqualTo(GateState.PROVENANCE);
  }

  @Test
  void anExactCounterThatIsEqualOnAnotherClassPasses() {
    RunRecord base = GateRuns.on(simulated().record(), "base", ELSEWHERE);
    assertThat(only(EXACT, here(simulated()), stored(base)).state()).isEqualTo(GateState.PASS);
  }

  @Test
  void aTimeOfAnotherMachineIsRefusedAndTheRestStillJudged() {
    RunRecord base = GateRuns.on(simulated().record(), "base", ELSEWHERE);
    GatePolicy policy =
        GateRuns.policy(
            """
              - {metric: tpot_ms, tolerateRegression: 0.1}
              - {metric: s_geo, floor: 1.2}
              - {metric: acceptance_rate, tolerance: {rel: 0.01}}
            """);
    assertThat(GateRuns.judge(policy, here(simulated()), stored(base)).rules())
        .extracting(RuleVerdict::state)
        .containsExactly(GateState.PROVENANCE, GateState.PASS, GateState.PASS);
  }

  @Test
  void aTimeOfTheSameMachineIsNotRefused() {
    RunRecord base = GateRuns.on(simulated().record(), "base", HERE);
    assertThat(
            only("{metric: tpot_ms, tolerateRegression: 0.1}", here(simulated()), stored(base))
                .state())
        .isEqualTo(GateState.INCONCLUSIVE);
  }

  @Test
  void otherWorkIsOfOtherProvenance() {
    RunRecord base = GateRuns.on(simulated().tokens(50).record(), "base", HERE);
    RuleVerdict verdict = only(EXACT, here(simulated()), stored(base));
    assertThat(verdict.state()).isEqualTo(GateState.PROVENANCE);
    assertThat(verdict.message()).contains("when generations end");
  }

  @Test
  void withoutABaselineNothingIsPassed() {
    assertThat(only(EXACT, here(simulated()), ComparedWith.nothing()).state())
        .isEqualTo(GateState.NO_BASELINE);
  }

  @Test
  void aFloorNeedsNoBaseline() {
    String floor = "{metric: s_geo, floor: 1.45}";
    assertThat(only(floor, here(simulated()), ComparedWith.nothing()).state())
        .isEqualTo(GateState.PASS);
    assertThat(only(floor, here(simulated().speedup(1.3)), ComparedWith.nothing()).state())
        .isEqualTo(GateState.FAIL);
  }

  @Test
  void fewerThanEightSessionsDecideNothing() {
    RunRecord run = here(simulated());
    RuleVerdict verdict =
        only(
            "{metric: s_geo, tolerateRegression: 0.03}",
            here(simulated().speedup(0.9)),
            stored(run));
    assertThat(verdict.state()).isEqualTo(GateState.INCONCLUSIVE);
    assertThat(verdict.message()).contains("holds 1 sessions");
  }

  private static Baseline sessions(int count) {
    Baseline all = new BaselineMaker(false, false).of(RunView.of(session(0)), "main", NOW);
    for (int i = 1; i < count; i++) {
      all = new BaselineMaker(false, false).of(RunView.of(session(i)), "main", NOW).after(all);
    }
    return all;
  }

  private static RunRecord session(int seed) {
    return GateRuns.on(simulated().seed(500 + seed).record(), "session-" + seed, HERE);
  }

  @Test
  void eightSessionsShowALossAndPassNone() {
    ComparedWith eight = ComparedWith.baseline(sessions(8));
    String rule = "{metric: s_geo, tolerateRegression: 0.05}";
    assertThat(only(rule, here(simulated().seed(50)), eight).state()).isEqualTo(GateState.PASS);
    assertThat(only(rule, here(simulated().seed(50).speedup(1.3)), eight).state())
        .isEqualTo(GateState.FAIL);
  }

  @Test
  void whatDoesNotApplyIsSkippedAndSkippedAloneIsAnError() {
    GateVerdict verdict =
        GateRuns.judge(
            GateRuns.policy("  - {metric: token_exact, min: 1, where: {dtype: fp64}}\n"),
            here(simulated()),
            ComparedWith.nothing());
    assertThat(verdict.rules().get(0).state()).isEqualTo(GateState.SKIPPED);
    assertThat(verdict.overall()).isEqualTo(GateState.ERROR);
  }

  @Test
  void aRuleForAnotherFormatIsSkipped() {
    assertThat(
            only(
                    "{metric: token_exact, min: 1, where: {dtype: fp64}}",
                    here(simulated()),
                    ComparedWith.nothing())
                .state())
        .isEqualTo(GateState.SKIPPED);
  }

  private static GatePolicy muted(String expires) {
    return GateRuns.policy(
        "  - {metric: s_geo, floor: 9}\n  - {metric: token_exact, min: 1}\n"
            + "mutes:\n  - {metric: s_geo, owner: alice, reason: \"#1\", expires: "
            + expires
            + "}\n");
  }

  @Test
  void aMutedRuleIsShownAndDoesNotCount() {
    GateVerdict verdict =
        GateRuns.judge(muted("2026-06-01"), here(simulated()), ComparedWith.nothing());
    assertThat(verdict.overall()).isEqualTo(GateState.PASS);
    assertThat(verdict.rules().get(0).message()).startsWith("FAIL: ").contains("muted by alice");
  }

  @Test
  void anExpiredMuteCountsAgainAndIsNamed() {
    GateVerdict verdict =
        GateRuns.judge(muted("2026-05-31"), here(simulated()), ComparedWith.nothing());
    assertThat(verdict.overall()).isEqualTo(GateState.FAIL);
    assertThat(verdict.warnings()).first().asString().contains("expired on 2026-05-31");
  }

  @Test
  void oneWrongTextInAHundredFailsTokenIdentity() {
    RunRecord run = here(new SimulatedRun().unverified(false, false).partEvery(100, 2));
    RuleVerdict verdict = only("{metric: token_exact, min: 1}", run, ComparedWith.nothing());
    assertThat(verdict.state()).isEqualTo(GateState.FAIL);
    assertThat(verdict.head()).isEqualTo(0.99);
  }

  @Test
  void aLossOfScoresIsShownPromptByPrompt() {
    ComparedWith base = stored(here(controlled()));
    assertThat(only(NO_LOSS, here(controlled()), base).state()).isEqualTo(GateState.PASS);
    assertThat(only(NO_LOSS, here(controlled().wrongEvery(3)), base).state())
        .isEqualTo(GateState.FAIL);
  }

  @Test
  void referencesThatAMetricCannotSeeAreNoScoreOfZero() {
    RunRecord run = here(controlled().reference("四"));
    RuleVerdict verdict = only(NO_LOSS, run, stored(run));
    assertThat(verdict.state()).isEqualTo(GateState.INCONCLUSIVE);
    assertThat(verdict.message()).contains("not scorable on any of the 60 prompts of gsm8k");
    assertThat(only("{metric: em_gsm8k, strategy: fast, min: 0}", run, stored(run)).state())
        .isEqualTo(GateState.INCONCLUSIVE);
  }

  private static final String NO_LOSS =
      "{metric: em_gsm8k, strategy: fast, nonInferiority: {margin: 0.05, reason: r}}";

  private static SimulatedRun controlled() {
    return simulated().unverified(true, false);
  }

  /** A test that nothing is seen to fail may be blind, whatever passes it. */
  @Test
  void noLossIsRuledOutWithoutAControlThatFails() {
    RunRecord run = here(simulated());
    RuleVerdict verdict = only(NO_LOSS, run, stored(run));
    assertThat(verdict.state()).isEqualTo(GateState.INCONCLUSIVE);
    assertThat(verdict.message())
        .contains("no other unverified strategy of the run fails this rule");
  }

  @Test
  void twoStrategiesOfARunArePairedBlockByBlock() {
    RunRecord run = here(simulated().speedup(0.9));
    ComparedWith full = ComparedWith.strategy("full", "fast");
    RuleVerdict verdict = only("{metric: s_geo, tolerateRegression: 0.03}", run, full);
    assertThat(verdict.state()).isEqualTo(GateState.FAIL);
    assertThat(verdict.base()).isEqualTo(1);
  }

  @Test
  void aDeclaredConfirmationTakesTwoLooksAndPoolsThem() {
    GatePolicy policy =
        GatePolicy.parse(
            "gate.yaml",
            """
            schemaVersion: 1
            family: t
            alpha: 0.05
            correction: holm
            confirmation: once
            rules:
              - {metric: s_geo, tolerateRegression: 0.03}
            """);
    Gate gate = new Gate(policy, GateOptions.DEFAULT, GateRuns.TODAY);
    RunRecord base = here(simulated());
    List<RunRecord> head =
        List.of(
            GateRuns.on(simulated().speedup(1.455).seed(5).record(), "first", HERE),
            GateRuns.on(simulated().speedup(1.455).seed(6).record(), "second", HERE));
    GateVerdict first =
        gate.judge(
            RunView.pooled(head.subList(0, 1)), ComparedWith.build(RunView.of(base), "b"), 1);
    assertThat(first.rules().get(0).level()).isLessThan(0.9999).isGreaterThan(0.97);
    assertThat(gate.wantsConfirmation(first)).isTrue();
    GateVerdict second =
        gate.judge(
            RunView.pooled(head),
            ComparedWith.build(RunView.pooled(List.of(base, here(simulated().seed(4)))), "b"),
            2);
    assertThat(second.runIds()).containsExactly("first", "second");
    assertThat(second.rules().get(0).forks()).isEqualTo(4);
    assertThat(gate.wantsConfirmation(second)).isFalse();
  }
}
