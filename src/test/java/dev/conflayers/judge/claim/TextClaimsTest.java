package dev.conflayers.judge.claim;

import static dev.conflayers.judge.claim.ClaimVerdict.State.CONFIRMED;
import static dev.conflayers.judge.claim.ClaimVerdict.State.INCONCLUSIVE;
import static dev.conflayers.judge.claim.ClaimVerdict.State.INVALID;
import static dev.conflayers.judge.claim.ClaimVerdict.State.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.analysis.Caution;
import dev.conflayers.judge.analysis.OutputScores;
import dev.conflayers.judge.compare.RunComparer;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.stats.Interval;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.SimulatedRun;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Claims about what is emitted, each run with one reason to end as it does. */
class TextClaimsTest {
  private static SimulatedRun run() {
    return new SimulatedRun().size(100, 2).tokens(128);
  }

  private static ClaimVerdict verdict(SimulatedRun run) {
    return Analyst.analyse(RunView.of(run.record()), Tasks::byName).claims().get(0);
  }

  @Test
  void identicalTokensAreConfirmed() {
    ClaimVerdict verdict = verdict(run().claimsIdentity(0));
    assertThat(verdict.state()).isEqualTo(CONFIRMED);
    // By hand: 0 of 200, exact one-sided 95 % bound 1 - 0.05^(1/200) = 1.49 %.
    assertThat(verdict.finding()).contains("200 of 200", "at most 1.5% differ");
  }

  /** 200 prompts of 100 tokens are 20,000, in five JVMs as in one; 25,600 are asked for. */
  @Test
  void tokensCountOnceHoweverManyJvmsEmitThem() {
    ClaimVerdict verdict = verdict(run().size(100, 5).tokens(100).claimsIdentity(0));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.finding())
        .contains("20000 tokens were compared, each counted once; all 5 JVMs agree");
    assertThat(verdict.next()).contains("there are 200 and 20000");
  }

  @Test
  void oneJvmDoesNotShowThatTextRepeats() {
    ClaimVerdict verdict = verdict(run().size(100, 1).claimsIdentity(0));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reasons()).singleElement().asString().contains("measured in 1 JVM");
  }

  @Test
  void oneOtherTokenRefutesIdentity() {
    assertThat(verdict(run().partEvery(100, 1e-6).claimsIdentity(0)).state()).isEqualTo(REFUTED);
  }

  @Test
  void tiesAreAllowedWhereTheyAreClaimed() {
    assertThat(verdict(run().tokens(200).partEvery(50, 1e-6).claimsIdentity(0.01)).state())
        .isEqualTo(CONFIRMED);
    assertThat(verdict(run().partEvery(50, 2.5).claimsIdentity(0.01)).state()).isEqualTo(REFUTED);
  }

  @Test
  void fewIdenticalPromptsAreNotEnough() {
    ClaimVerdict verdict = verdict(run().size(50, 2).claimsIdentity(0));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.next()).contains("at least 200 prompts");
  }

  @Test
  void aControlThatPassesShowsThatTheTestIsBlind() {
    ClaimVerdict verdict = verdict(run().unverified(true, true).claimsIdentity(0));
    assertThat(verdict.state()).isEqualTo(INVALID);
    assertThat(verdict.reasons()).singleElement().asString().startsWith("CONTROL_FAILED");
  }

  @Test
  void withoutAControlNothingIsConfirmed() {
    ClaimVerdict verdict = verdict(run().unverified(false, false).claimsIdentity(0));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reasons()).singleElement().asString().contains("draft-only");
  }

  /** By hand: 0.97^100 = 0.048, 0.98^100 = 0.13: a margin of 3 points can be shown, 2 cannot. */
  @Test
  void noLossIsShownOnlyWhereEnoughPromptsCouldHaveShownOne() {
    assertThat(verdict(run().claimsQuality("exact-match-number", 0.03)).state())
        .isEqualTo(CONFIRMED);
    ClaimVerdict verdict = verdict(run().claimsQuality("exact-match-number", 0.02));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    // ln 0.05 / ln 0.98 = 148.3.
    assertThat(verdict.next()).contains("takes about 149 prompts of gsm8k; there are 100");
  }

  @Test
  void aClearLossIsRefuted() {
    assertThat(verdict(run().wrongEvery(5).claimsQuality("exact-match-number", 0.02)).state())
        .isEqualTo(REFUTED);
  }

  /** A loss of 2 points of 100 is not significant by any test, and still no proof of no loss. */
  @Test
  void noSignificantDifferenceIsNoConfirmation() {
    assertThat(verdict(run().wrongEvery(50).claimsQuality("exact-match-number", 0.03)).state())
        .isEqualTo(INCONCLUSIVE);
  }

  /** Commons Math's signed-rank test has p = 3.4e-8 here, its t test NaN. */
  @Test
  void identicalOutputsNeverHaveASmallPValue() {
    Analysis analysis = Analyst.analyse(RunView.of(run().record()), Tasks::byName);
    assertThat(analysis.comparisons())
        .filteredOn(comparison -> comparison.strategy().equals(SimulatedRun.FAST))
        .flatExtracting(Comparison::quality)
        .isNotEmpty()
        .allSatisfy(
            quality -> {
              assertThat(quality.pValue()).isEqualTo(1);
              assertThat(quality.zeros()).isEqualTo(100);
            });
  }

  /** By hand: 100 prompts that score alike, Tango's 1.96^2 / (100 + 1.96^2) = 0.037. */
  @Test
  void scoresThatAreAllAlikeHaveAnIntervalOfSomeWidth() {
    assertThat(Analyst.analyse(RunView.of(run().record()), Tasks::byName).comparisons())
        .filteredOn(comparison -> comparison.strategy().equals(SimulatedRun.FAST))
        .flatExtracting(Comparison::quality)
        .isNotEmpty()
        .allSatisfy(
            quality -> {
              Interval interval = Objects.requireNonNull(quality.difference().interval());
              assertThat(interval.low()).isCloseTo(-0.037, within(0.0005));
              assertThat(interval.high()).isCloseTo(0.037, within(0.0005));
            });
  }

  private static LossDecision loss(double margin, int tests, double... differences) {
    return LossDecision.of(
        "task",
        Arrays.stream(differences)
            .mapToObj(difference -> new QualityAnalysis.PromptScore(0.5, 0.5 + difference, ""))
            .toList(),
        margin,
        tests,
        1);
  }

  /** By hand: 1 - 0.05^(1/60) = 0.0487 is more than a margin of 0.005 and less than one of 0.05. */
  @Test
  void boundsOfScoresThatAreAlikeAgreeWithTheVerdict() {
    LossDecision open = loss(0.005, 1, new double[60]);
    assertThat(open.call()).isEqualTo(ClaimVerdict.Call.OPEN);
    assertThat(open.bounds().low()).isCloseTo(-0.0487, within(1e-4));
    assertThat(open.bounds().high()).isCloseTo(0.0487, within(1e-4));
    assertThat(loss(0.05, 1, new double[60]).call()).isEqualTo(ClaimVerdict.Call.HOLDS);
  }

  /** One test among three shows a loss at 98.3 %; what is printed as 95 % is 95 %. */
  @Test
  void boundsHaveTheLevelThatTheyAreLabelledWith() {
    LossDecision one = loss(0.05, 1, new double[60]);
    LossDecision ofThree = loss(0.05, 3, new double[60]);
    assertThat(ofThree.bounds()).isEqualTo(one.bounds());
    assertThat(one.shown().words()).isEmpty();
    assertThat(ofThree.shown().words())
        .isEqualTo(
            "; at 98.3%, the level at which any of several tests shows a loss, the upper bound is"
                + " 0.0660");
  }

  /** A claim about the only strategy that nothing verifies has no control: itself is none. */
  @Test
  void anUnverifiedStrategyIsNoControlOfItsOwn() {
    ClaimVerdict verdict =
        verdict(
            run()
                .unverified(true, true)
                .claimsQualityOf(SimulatedRun.UNVERIFIED, "exact-match-number", 0.05));
    assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reasons()).singleElement().asString().contains("no other strategy");
  }

  @Test
  void aMarginAboveTheScoreItselfIsNoTest() {
    ClaimVerdict verdict = verdict(run().reference("9").claimsQuality("exact-match-number", 0.05));
    assertThat(verdict.state()).isNotEqualTo(CONFIRMED);
    assertThat(verdict.reasons()).anyMatch(why -> why.contains("no strategy can lose that much"));
  }

  private static SimulatedRun unseen() {
    return run().reference("四").claimsQuality("exact-match-number", 0.05);
  }

  /** ROUGE of Chinese texts is 0 whatever they say, and was taken for proof of no loss. */
  @Test
  void referencesThatAMetricCannotSeeMakeAClaimInvalid() {
    ClaimVerdict verdict = verdict(unseen());
    assertThat(verdict.state()).isEqualTo(INVALID);
    assertThat(verdict.reasons())
        .contains(
            "exact-match-number is not scorable on any of the 100 prompts of gsm8k: the reference"
                + " is not a number");
  }

  @Test
  void whatIsNotScorableHasNoScoreAndACaution() {
    Analysis analysis = Analyst.analyse(RunView.of(unseen().record()), Tasks::byName);
    assertThat(analysis.comparisons())
        .filteredOn(comparison -> comparison.task().equals("gsm8k"))
        .flatExtracting(Comparison::quality)
        .isEmpty();
    assertThat(analysis.cautions()).extracting(Caution::kind).contains(Caution.Kind.NOT_SCORABLE);
    OutputScores scores =
        OutputScores.of(RunView.of(unseen().record()), Tasks::byName, Task::metrics);
    assertThat(scores.means()).noneMatch(mean -> mean.task().equals("gsm8k"));
    assertThat(scores.unscorable()).anyMatch(none -> none.task().equals("gsm8k") && none.all());
  }

  @Test
  void aComparisonSaysWhatIsNotScorable() {
    assertThat(
            RunComparer.within(RunView.of(unseen().record()), Tasks::byName)
                .paired(List.of(new RunComparer.Match("full", SimulatedRun.FAST)))
                .differences())
        .anyMatch(words -> words.contains("is not scorable on any of the 100 prompts of gsm8k"));
  }

  @Test
  void aMetricThatNoTaskHasShowsNothing() {
    ClaimVerdict verdict = verdict(run().claimsQuality("bleu", 0.02));
    assertThat(verdict.state()).isEqualTo(INVALID);
  }
}
