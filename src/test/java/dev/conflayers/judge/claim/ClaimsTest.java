package dev.conflayers.judge.claim;

import static dev.conflayers.judge.claim.ClaimVerdict.State.CONFIRMED;
import static dev.conflayers.judge.claim.ClaimVerdict.State.INCONCLUSIVE;
import static dev.conflayers.judge.claim.ClaimVerdict.State.INVALID;
import static dev.conflayers.judge.claim.ClaimVerdict.State.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.record.RunStatus;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Claims about speed, each run with one reason to end as it does. */
class ClaimsTest {
  private static SimulatedRun run() {
    return new SimulatedRun().claimsSpeed("suite", 1.4);
  }

  private static ClaimVerdict verdict(SimulatedRun run) {
    return Analyst.analyse(RunView.of(run.record()), Tasks::byName).claims().get(0);
  }

  private static void confirmationIsRuledOut(SimulatedRun run, String because) {
    ClaimVerdict verdict = verdict(run);
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reasons()).singleElement().asString().contains(because);
  }

  private static void isInvalid(SimulatedRun run, String because) {
    ClaimVerdict verdict = verdict(run);
    assertThat(verdict.state()).isEqualTo(INVALID);
    assertThat(verdict.reasons()).anySatisfy(reason -> assertThat(reason).contains(because));
  }

  @Test
  void confirmsWhatIsClearlySo() {
    ClaimVerdict verdict = verdict(run());
    assertThat(verdict.state()).isEqualTo(CONFIRMED);
    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.claim())
        .isEqualTo(
            "fast is more than 1.4 times as fast as full, on the mean over the suite's tasks");
    assertThat(verdict.finding())
        .startsWith("S_geo 1.")
        .contains("90% interval", "200 prompts in 5 forks", "prompts like these");
  }

  @Test
  void refutesWhatIsClearlyNotSo() {
    assertThat(verdict(run().speedup(1.3)).state()).isEqualTo(REFUTED);
  }

  /** Two JVMs, no control, a busy machine: 1.3 is 7 % below 1.4, 1.1 is 24 % below. */
  @Test
  void doubtfulTimingRefutesOnlyWhatIsMissedByFar() {
    ClaimVerdict near = verdict(unfit().speedup(1.3));
    assertThat(near.state()).isEqualTo(INCONCLUSIVE);
    assertThat(near.reasons())
        .anySatisfy(
            reason -> assertThat(reason).contains("missed by no more than doubtful timing"));
    ClaimVerdict far = verdict(unfit().speedup(1.1));
    assertThat(far.state()).isEqualTo(REFUTED);
    assertThat(far.reasons())
        .anySatisfy(reason -> assertThat(reason).contains("run.forks must be at least 5"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("the bound is missed by more than doubtful timing can explain: "));
  }

  private static SimulatedRun unfit() {
    return run().size(100, 2).warmedUp(false).control(false, 1).others(0.3);
  }

  /** A verified strategy that ends early did other work, so that its times refute nothing. */
  @Test
  void unequalWorkRefutesNothingHoweverFar() {
    assertThat(verdict(run().speedup(1.05).shorterEvery(10, 20)).state()).isEqualTo(INVALID);
  }

  /** Thirty claims about one strategy whose truth is the bound itself, then one far from it. */
  @Test
  void claimsOfAKindAreAFamilyWithBoundsAtTheLevelsOfHolm() {
    SimulatedRun many = new SimulatedRun().speedup(1.4);
    for (int i = 0; i < 30; i++) {
      many.claimsSpeed("suite", 1.4);
    }
    List<ClaimVerdict> verdicts =
        Analyst.analyse(RunView.of(many.claimsSpeed("suite", 1.2).record()), Tasks::byName)
            .claims();
    assertThat(verdicts.subList(0, 30)).allMatch(verdict -> verdict.state() == INCONCLUSIVE);
    assertThat(verdicts.get(30).state()).isEqualTo(CONFIRMED);
    // 5 % over 31 claims, then over the 30 that are left: 1 - 0.05 / 31 and 1 - 0.05 / 30.
    assertThat(verdicts.get(30).finding())
        .contains("one of 31 claims of its kind", "lower bound has 99.84% confidence");
    assertThat(verdicts.get(0).finding()).contains("lower bound has 99.83% confidence");
    assertThat(verdicts.get(0).figures().get(0).bounds().confidence())
        .isCloseTo(1 - 0.05 / 30 - 0.05 / 31, within(1e-12));
  }

  @Test
  void pValuesAreTheLevelsAtWhichTheRuleDecidesAndAdjustedForTheFamily() {
    assertThat(ClaimPValues.pValue(level -> level >= 0.02)).isCloseTo(0.02, within(1e-4));
    assertThat(ClaimPValues.pValue(level -> level >= 0.7)).isEqualTo(1);
    assertThat(ClaimPValues.pValue(level -> true)).isEqualTo(ClaimPValues.LEAST);
    SimulatedRun run = new SimulatedRun().size(20, 5).speedup(1.41).spread(0.2, 0.002, 0.01);
    for (double bound : new double[] {1.3, 1.35, 1.6}) {
      run.claimsSpeed("suite", bound);
    }
    for (ClaimVerdict verdict : Analyst.analyse(RunView.of(run.record()), Tasks::byName).claims()) {
      ClaimPValues test = Objects.requireNonNull(verdict.test());
      assertThat(test.family()).isEqualTo(3);
      assertThat(test.holdsAdjusted()).isBetween(test.holds(), Math.min(1, 3 * test.holds()));
      assertThat(test.failsAdjusted()).isBetween(test.fails(), Math.min(1, 3 * test.fails()));
      assertThat(verdict.finding()).contains("Holm-adjusted", "in a family of 3.");
    }
  }

  @Test
  void aPrimaryClaimIsJudgedByItselfAndTheOthersOnlyOnceItIsSettled() {
    SimulatedRun open = new SimulatedRun().speedup(1.4).claimsFirst(1.4);
    ClaimVerdict waits =
        Analyst.analyse(RunView.of(open.claimsSpeed("suite", 1.2).record()), Tasks::byName)
            .claims()
            .get(1);
    assertThat(waits.state()).isEqualTo(INCONCLUSIVE);
    assertThat(waits.reasons()).singleElement().asString().startsWith("a primary claim");
    SimulatedRun settled = new SimulatedRun().speedup(1.5).claimsFirst(1.4);
    List<ClaimVerdict> both =
        Analyst.analyse(RunView.of(settled.claimsSpeed("suite", 1.2).record()), Tasks::byName)
            .claims();
    assertThat(both).extracting(ClaimVerdict::state).containsExactly(CONFIRMED, CONFIRMED);
    assertThat(both.get(0).finding()).doesNotContain("claims of its kind");
  }

  @Test
  void saysWhatItWouldTakeWhereItCannotTell() {
    ClaimVerdict verdict = verdict(run().size(20, 5).speedup(1.41).spread(0.2, 0.002, 0.01));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.next())
        .contains("detects a difference of", "in four of five runs", "prompts in these 5 forks");
  }

  @Test
  void fewerThanFiveForksConfirmNothing() {
    confirmationIsRuledOut(run().size(100, 4), "run.forks must be at least 5");
  }

  @Test
  void fewerThanTwentyPromptsOfATaskConfirmNothing() {
    ClaimVerdict verdict = verdict(run().size(19, 5).speedup(1.8));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reasons())
        .containsExactly(
            "gsm8k has 19 prompts, but at least 20 are needed",
            "mini-instructions has 19 prompts, but at least 20 are needed");
  }

  @Test
  void timingsThatWereNotSteadyConfirmNothing() {
    confirmationIsRuledOut(run().warmedUp(false), "not steady after warm-up in 5 of 5 forks");
  }

  @Test
  void aRunWithoutControlConfirmsNothing() {
    confirmationIsRuledOut(run().control(false, 1), "full depth was not measured twice");
  }

  @Test
  void aNoisyControlConfirmsNothing() {
    confirmationIsRuledOut(
        run().size(30, 5).speedup(2).spread(0.01, 0.002, 0.15), "the control is NOISY");
  }

  @Test
  void aBiasedControlMakesItInvalid() {
    isInvalid(run().control(true, 1.03), "the control is BIASED");
  }

  @Test
  void aDisturbedMachineConfirmsNothing() {
    ClaimVerdict verdict = verdict(run().others(0.3));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reasons())
        .anySatisfy(
            reason -> assertThat(reason).contains("other processes used 30% of the processors"));
  }

  @Test
  void anotherSplitThanTestIsInvalid() {
    isInvalid(run().split("tune"), "claims are judged on the split 'test'");
  }

  @Test
  void anUnfinishedRunIsInvalid() {
    isInvalid(run().status(RunStatus.INTERRUPTED), "the run is not complete");
  }

  @Test
  void manyFailedPairsAreInvalid() {
    isInvalid(run().failEvery(30), "33 of 1000 pairs failed");
  }

  /** 10 of 1000 failures against none: too few to be invalid, too many to be chance. */
  @Test
  void aStrategyThatFailsMoreOftenThanFullDepthIsNotConfirmed() {
    confirmationIsRuledOut(run().failEvery(100), "fast failed in 10 of 1000 trials");
  }

  @Test
  void muchShorterOutputsAreUnequalWork() {
    isInvalid(run().shorterEvery(1, 20), "unequal work");
  }

  @Test
  void verifiedOutputsThatMerelyEndEarlierAreInvalid() {
    isInvalid(
        run().shorterEvery(10, 20), "fast is verified by full depth, but its output diverges");
  }

  /** True speedups 1.5 and 1.2: the mean is not what "every" or "at least one" ask about. */
  @Test
  void everyTaskAndAnyTaskAreDifferentQuestions() {
    SimulatedRun mixed =
        new SimulatedRun()
            .speedup("gsm8k", 1.5)
            .speedup("mini-instructions", 1.2)
            .claimsSpeed("suite", 1.4)
            .claimsSpeed("every-task", 1.4)
            .claimsSpeed("any-task", 1.4);
    assertThat(Analyst.analyse(RunView.of(mixed.record()), Tasks::byName).claims())
        .extracting(ClaimVerdict::state)
        .containsExactly(REFUTED, REFUTED, CONFIRMED);
  }

  @Test
  void atLeastOneIsRefutedOnlyIfNoTaskComesNear() {
    SimulatedRun slow = new SimulatedRun().speedup(1.2).claimsSpeed("any-task", 1.4);
    assertThat(verdict(slow).state()).isEqualTo(REFUTED);
  }

  /**
   * On every seventh prompt 1.65 times faster still: ln 1.35 + ln 1.65 / 7 = 0.372 is above ln 1.4
   * = 0.336 with a standard error of 0.013, and the median prompt is at ln 1.35 = 0.300.
   */
  @Test
  void aMeanThatHangsOnFewPromptsConfirmsNothing() {
    ClaimVerdict verdict = verdict(run().speedup(1.35).fasterEvery(7, 1.65));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reasons())
        .contains("the verdict does not survive: median, sign-test interval");
  }

  /** ln 1.45 - ln 1.2 / 5 = 0.335; without the slow fork 0.372, without another 0.326. */
  @Test
  void estimatesWithoutEachForkMustLieOnOneSide() {
    RunView index = RunView.of(run().speedup(1.45).slowerInFork(2, 1.2).record());
    Sensitivity forks =
        new SensitivityPanel(Claim.Scope.SUITE, Math.log(1.4), ClaimVerdict.Call.HOLDS)
            .of(Regrouped.of(index, SimulatedRun.FAST)).stream()
                .filter(again -> again.analysis().equals("each fork left out"))
                .findFirst()
                .orElseThrow();
    assertThat(forks.range()).isTrue();
    assertThat(forks.overrules()).isTrue();
    assertThat(forks.says()).isEqualTo(Sensitivity.Says.CONTRARY);
  }

  /** A median that is above the bound but not for sure has less power; it does not overrule. */
  @Test
  void anAnalysisThatIsLessSureDoesNotOverrule() {
    RunView index = RunView.of(run().size(20, 5).speedup(1.42).seed(6).record());
    assertThat(
            new SensitivityPanel(Claim.Scope.SUITE, Math.log(1.4), ClaimVerdict.Call.HOLDS)
                .of(Regrouped.of(index, SimulatedRun.FAST)))
        .filteredOn(again -> again.says() == Sensitivity.Says.UNSURE)
        .isNotEmpty()
        .noneMatch(Sensitivity::overrulesIt);
  }

  /** JVMs that differ by 5 %: an interval of prompts alone would be 1 % wide to either side. */
  @Test
  void otherAnalysesKnowThatJvmsDiffer() {
    RunView index = RunView.of(run().spread(0.05, 0.05, 0.01).record());
    assertThat(
            new SensitivityPanel(Claim.Scope.SUITE, Math.log(1.4), ClaimVerdict.Call.HOLDS)
                .of(Regrouped.of(index, SimulatedRun.FAST)))
        .filteredOn(again -> !again.range())
        .hasSize(5)
        .allSatisfy(
            again ->
                assertThat(
                        Math.log(
                            Objects.requireNonNull(again.high())
                                / Objects.requireNonNull(again.low())))
                    .as(again.analysis())
                    .isGreaterThan(0.04));
  }

  @Test
  void everyOtherAnalysisIsShown() {
    assertThat(verdict(run()).sensitivity())
        .extracting(Sensitivity::analysis)
        .containsExactly(
            "median, sign-test interval",
            "10% trimmed mean",
            "without disturbed trials",
            "the first half of the run alone",
            "the second half of the run alone",
            "each fork left out",
            "each task left out");
  }

  @Test
  void theSameRunGetsTheSameVerdicts() {
    assertThat(verdict(run())).isEqualTo(verdict(run()));
  }
}
