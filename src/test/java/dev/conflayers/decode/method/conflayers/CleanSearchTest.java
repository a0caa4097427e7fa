package dev.conflayers.decode.method.conflayers;

import static dev.conflayers.decode.method.conflayers.SearchScript.LARGE;
import static dev.conflayers.decode.method.conflayers.SearchScript.SMALL;
import static dev.conflayers.decode.method.conflayers.SearchScript.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.SearchEvent.Kind;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.model.SkipSet;
import org.junit.jupiter.api.Test;

/** What the clean search does where the reference's goes wrong. */
class CleanSearchTest {
  private static final SkipSet FIRST = set(16, 1);
  private static final SkipSet SECOND = set(16, 2);

  @Test
  void judgesACandidateAcrossPrompts() {
    SearchScript script = clean(30, 100).proposing(FIRST, SECOND).candidate();
    script.steps(15, 5, 3).nothing();
    script.newPrompt().at(5).steps(14, 5, 3).nothing();
    assertThat(script.skips()).isEqualTo(FIRST);
    // Judged, but this prompt is too young to be probed.
    script.step(5, 3).nothing();
    script.at(101).step(5, 3).nothing();
    script.at(102).step(5, 3).event(Kind.IMPROVED);
    assertThat(script.skips()).isEqualTo(SECOND);
  }

  @Test
  void convergesAfterOneInterval() {
    SearchScript script = clean(30, 100).proposing(FIRST).candidate();
    script.steps(29, 5, 5).nothing();
    script.step(5, 5).event(Kind.CONVERGED);
    script.newPrompt().steps(100, 5, 0).nothing();
    assertThat(script.skips()).isEqualTo(FIRST);
    assertThat(script.probes()).isEqualTo(1);
  }

  @Test
  void givesUpAHopelessCandidateAtHalfTimeOfAnyInterval() {
    for (int interval : new int[] {30, 31}) {
      SearchScript script = clean(interval, 100).proposing(FIRST, SECOND).candidate();
      script.steps(14, 5, 0).nothing();
      script.step(5, 0).event(Kind.CANDIDATE);
      assertThat(script.skips()).isEqualTo(SECOND);
    }
  }

  @Test
  void judgesTheLastCandidateToo() {
    SearchScript script = clean(4, 2).proposing(FIRST, SECOND).candidate();
    script.steps(3, 5, 2).nothing();
    script.step(5, 2).event(Kind.IMPROVED);
    script.steps(3, 5, 3).nothing();
    script.step(5, 3).event(Kind.EXHAUSTED);
    assertThat(script.skips()).isEqualTo(SECOND);
  }

  @Test
  void fallsBackToTheBestWhenIterationsRunOut() {
    SearchScript script = clean(4, 2).proposing(FIRST, SECOND).candidate();
    script.steps(3, 5, 3).nothing();
    script.step(5, 3).event(Kind.IMPROVED);
    script.steps(3, 5, 2).nothing();
    script.step(5, 2).event(Kind.EXHAUSTED);
    assertThat(script.skips()).isEqualTo(FIRST);
  }

  @Test
  void keepsTheSetInForceWhereNoneWasGood() {
    SearchScript script = clean(4, 1).proposing(FIRST).candidate();
    script.steps(1, 5, 0).nothing();
    script.step(5, 0).event(Kind.EXHAUSTED);
    assertThat(script.skips()).isEqualTo(FIRST);
  }

  @Test
  void refusesASetThatIsTooSmallAndWaitsAnInterval() {
    for (SkipSet small : new SkipSet[] {SMALL, SkipSet.none()}) {
      SearchScript script = clean(4, 100).proposing(small, FIRST).candidate();
      assertThat(script.skips()).isEqualTo(script.initial());
      script.steps(3, 5, 3).nothing();
      script.step(5, 3).event(Kind.IMPROVED);
      assertThat(script.probes()).isEqualTo(2);
      assertThat(script.skips()).isEqualTo(FIRST);
    }
  }

  @Test
  void adaptsTheFactorOnOneProbe() {
    SearchScript script = adaptive().proposing(SMALL, SMALL, FIRST).candidate();
    assertThat(script.skips()).isEqualTo(FIRST);
    assertThat(script.probes()).isEqualTo(1);
    assertThat(script.asked()).containsExactly(0.0, -0.05, -0.1);
    assertThat(script.lambda()).isEqualTo(-0.1);
  }

  @Test
  void raisesTheFactorWhereTheSetIsTooLarge() {
    SearchScript script = adaptive().proposing(LARGE, FIRST).candidate();
    assertThat(script.asked()).containsExactly(0.0, 0.05);
    assertThat(script.skips()).isEqualTo(FIRST);
  }

  @Test
  void takesTheLargerSetWhereTheFactorJumpsOverTheTarget() {
    SearchScript down = adaptive().proposing(SMALL, LARGE).candidate();
    assertThat(down.skips()).isEqualTo(LARGE);
    SearchScript up = adaptive().proposing(LARGE, SMALL, LARGE).candidate();
    assertThat(up.skips()).isEqualTo(LARGE);
    assertThat(up.lambda()).isZero();
  }

  @Test
  void forgetsAWalkOfTheFactorThatLedNowhere() {
    SearchScript script = adaptive().proposing(SMALL).candidate();
    assertThat(script.skips()).isEqualTo(script.initial());
    assertThat(script.lambda()).isZero();
    assertThat(script.probes()).isEqualTo(1);
  }

  /** 12 of 30 eligible layers: the reference probes 100 times over. */
  @Test
  void leavesASetOneShortOfTheSmallest() {
    SearchScript script =
        SearchScript.of(SearchScript.settings(Mode.CLEAN, 30, 100, LambdaMode.ADAPTIVE, 0), 32);
    script.proposing(set(12, 0), set(13, 0));
    script.candidate();
    assertThat(script.skips()).isEqualTo(set(13, 0));
    script.steps(29, 5, 3).nothing();
    assertThat(script.probes()).isEqualTo(1);
  }

  @Test
  void wastesNoProbeAfterTheEnd() {
    SearchScript script = clean(30, 100).proposing(FIRST);
    script.last(true).step(5, 5).nothing();
    script.last(false).candidate();
  }

  @Test
  void doesNotJudgeByABareRoot() {
    SearchScript script = clean(2, 100).proposing(FIRST, SECOND).candidate();
    script.steps(10, 0, 0).nothing();
    script.step(5, 5).nothing();
    script.step(5, 5).event(Kind.CONVERGED);
  }

  private static SearchScript clean(int interval, int iterations) {
    return SearchScript.of(
        SearchScript.settings(Mode.CLEAN, interval, iterations, LambdaMode.FIXED, 0.4), 40);
  }

  private static SearchScript adaptive() {
    return SearchScript.of(SearchScript.settings(Mode.CLEAN, 30, 100, LambdaMode.ADAPTIVE, 0), 40);
  }
}
