package dev.conflayers.decode.method.conflayers;

import static dev.conflayers.decode.method.conflayers.SearchScript.LARGE;
import static dev.conflayers.decode.method.conflayers.SearchScript.SMALL;
import static dev.conflayers.decode.method.conflayers.SearchScript.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.model.SkipSet;
import org.junit.jupiter.api.Test;

/** Walks every branch of the reference's optimisation loop. */
class FaithfulSearchTest {
  private static final SkipSet FIRST = set(16, 1);
  private static final SkipSet SECOND = set(16, 2);
  private static final SkipSet THIRD = set(16, 3);

  @Test
  void searchesOnceMoreThanTheWindowAndOneTokenAreCommitted() {
    SearchScript script = faithful(30, 100).proposing(FIRST);
    script.at(101).step(5, 5).nothing();
    assertThat(script.skips()).isEqualTo(script.initial());
    script.at(102).candidate();
    assertThat(script.skips()).isEqualTo(FIRST);
  }

  @Test
  void givesUpAHopelessCandidateAtHalfTime() {
    SearchScript script = faithful(30, 100).proposing(FIRST, SECOND).candidate();
    script.steps(14, 5, 0).nothing();
    script.step(15, 14).event(Kind.CANDIDATE);
    assertThat(script.skips()).isEqualTo(SECOND);
  }

  @Test
  void keepsACandidateThatIsJustNotHopeless() {
    SearchScript script = faithful(30, 100).proposing(FIRST, SECOND).candidate();
    script.steps(30, 5, 1).nothing();
    script.step(5, 1).event(Kind.IMPROVED);
  }

  @Test
  void hasNoHalfTimeWhereTheIntervalIsOdd() {
    SearchScript script = faithful(25, 100).proposing(FIRST, SECOND).candidate();
    script.steps(25, 5, 0).nothing();
    script.step(5, 0).event(Kind.CANDIDATE);
    assertThat(script.probes()).isEqualTo(2);
  }

  @Test
  void convergesOnTheSetInForceAfterOneStepMoreThanTheInterval() {
    SearchScript script = faithful(30, 100).proposing(FIRST).candidate();
    script.steps(30, 5, 5).nothing();
    script.step(5, 5).event(Kind.CONVERGED);
    assertThat(script.skips()).isEqualTo(FIRST);
    script.newPrompt().steps(100, 5, 0).nothing();
    assertThat(script.probes()).isEqualTo(1);
  }

  /** 30 full acceptances and 5 of 25: 0.974 step by step, yet 0.886 of all drafted tokens. */
  @Test
  void averagesAcceptanceStepByStep() {
    SearchScript script = faithful(30, 100).proposing(FIRST, SECOND).candidate();
    script.steps(30, 5, 5).nothing();
    script.step(25, 5).event(Kind.CONVERGED);
  }

  @Test
  void doesNotConvergeOnShortDrafts() {
    SearchScript script = faithful(30, 100).proposing(FIRST, SECOND);
    script.step(4, 4).event(Kind.CANDIDATE);
    script.steps(30, 4, 4).nothing();
    script.step(4, 4).event(Kind.IMPROVED);
  }

  @Test
  void doesNotConvergeAtTheScoreItself() {
    SearchScript script = faithful(30, 100).proposing(FIRST, SECOND);
    script.step(20, 19).event(Kind.CANDIDATE);
    script.steps(30, 20, 19).nothing();
    script.step(20, 19).event(Kind.IMPROVED);
  }

  @Test
  void installsTheBestByAcceptedTokensWhenIterationsRunOut() {
    SearchScript script = faithful(30, 3).proposing(FIRST, SECOND, THIRD);
    script.step(9, 3).event(Kind.CANDIDATE);
    script.steps(30, 9, 3).nothing();
    script.step(9, 3).event(Kind.IMPROVED);
    // A higher rate of fewer tokens is no improvement.
    script.steps(30, 2, 2).nothing();
    script.step(2, 2).event(Kind.EXHAUSTED);
    assertThat(script.probes()).isEqualTo(3);
    assertThat(script.skips()).isEqualTo(FIRST);
    script.newPrompt().steps(100, 5, 0).nothing();
  }

  @Test
  void draftsAtFullDepthWhenIterationsRunOutBeforeAnyWasJudged() {
    SearchScript script = faithful(30, 2).proposing(FIRST, SECOND).candidate();
    script.newPrompt().step(5, 5).event(Kind.EXHAUSTED);
    assertThat(script.skips()).isEqualTo(SkipSet.none());
  }

  @Test
  void throwsTheCandidateAwayAtEveryPrompt() {
    SearchScript script = faithful(30, 100).proposing(FIRST, SECOND).candidate();
    script.steps(29, 5, 5).nothing();
    script.newPrompt().candidate();
    assertThat(script.skips()).isEqualTo(SECOND);
  }

  @Test
  void startsCountingAnewWithEveryCandidate() {
    SearchScript script = faithful(30, 100).proposing(FIRST, SECOND).candidate();
    script.steps(20, 5, 5).nothing();
    script.newPrompt().candidate();
    script.steps(30, 5, 5).nothing();
    script.step(5, 5).event(Kind.CONVERGED);
  }

  @Test
  void searchesAgainAfterEveryStepWhileTheSetIsTooSmall() {
    SearchScript script = faithful(30, 4).proposing(SMALL, SMALL, SMALL, FIRST).candidate();
    script.candidate();
    script.candidate();
    script.step(5, 5).event(Kind.EXHAUSTED);
    assertThat(script.skips()).isEqualTo(SkipSet.none());
  }

  /**
   * 12 of 30 eligible layers are a fraction of 0.4, so the factor stays, yet one short of the
   * smallest set, so the search is repeated: what the reference does to models of 32 layers.
   */
  @Test
  void neverLeavesASetOneShortOfTheSmallest() {
    SkipSet twelve = set(12, 0);
    SearchScript script =
        SearchScript.of(SearchScript.settings(Mode.FAITHFUL, 30, 100, LambdaMode.ADAPTIVE, 0), 32);
    script.proposing(twelve);
    for (int i = 1; i < 100; i++) {
      script.candidate();
    }
    assertThat(script.lambda()).isZero();
    script.step(5, 5).event(Kind.EXHAUSTED);
    assertThat(script.probes()).isEqualTo(100);
  }

  @Test
  void adaptsTheFactorAfterEachSearchAndKeepsItAcrossPrompts() {
    SearchScript script =
        SearchScript.of(SearchScript.settings(Mode.FAITHFUL, 30, 100, LambdaMode.ADAPTIVE, 0), 40);
    script.proposing(LARGE, LARGE, FIRST, SMALL);
    script.candidate();
    assertThat(script.lambda()).isEqualTo(0.05);
    script.newPrompt().candidate();
    assertThat(script.lambda()).isEqualTo(0.1);
    script.newPrompt().candidate();
    assertThat(script.lambda()).isEqualTo(0.1);
    script.newPrompt().candidate();
    assertThat(script.lambda()).isCloseTo(0.05, within(1e-12));
    assertThat(script.asked()).containsExactly(0.0, 0.05, 0.1, 0.1);
  }

  @Test
  void leavesAFixedFactorAlone() {
    SearchScript script = faithful(30, 100).proposing(LARGE).candidate();
    assertThat(script.lambda()).isEqualTo(0.4);
  }

  private static SearchScript faithful(int interval, int iterations) {
    return SearchScript.of(
        SearchScript.settings(Mode.FAITHFUL, interval, iterations, LambdaMode.FIXED, 0.4), 40);
  }
}
