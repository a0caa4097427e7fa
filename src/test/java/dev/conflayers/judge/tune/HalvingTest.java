package dev.conflayers.judge.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.claim.Candidate;
import dev.conflayers.record.RunRecord;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is chosen follows from what was measured, and from nothing else. */
class HalvingTest {
  private static final Candidate.Allowance SOME =
      new Candidate.Allowance("exact-match-number", 0.1);
  private static final Halving LOSSLESS = new Halving(name -> true);
  private static final Halving LOSSY = new Halving(name -> name.startsWith("safe"));

  private static SimulatedRun run(double speedup) {
    return new SimulatedRun().size(40, 1).tasks("gsm8k").speedup(speedup).unverified(false, false);
  }

  private static Candidate candidate(String name, SimulatedRun run) {
    Candidate fast = Candidate.of(RunView.of(run.record()), Tasks::byName, SOME).get(0);
    return new Candidate(name, fast.invalid(), fast.speed(), fast.failures(), fast.loss());
  }

  private static List<String> kept(Halving halving, Candidate... round) {
    return halving.judge(List.of(round)).stream()
        .filter(Halving.Fate::kept)
        .map(fate -> fate.candidate().strategy())
        .toList();
  }

  private static String why(Halving halving, String name, Candidate... round) {
    return halving.judge(List.of(round)).stream()
        .filter(fate -> fate.candidate().strategy().equals(name))
        .map(Halving.Fate::why)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theBetterHalfStaysAndTheFastestIsLast() {
    Candidate slow = candidate("slow", run(1.1));
    Candidate mid = candidate("mid", run(1.3));
    Candidate fast = candidate("fast", run(1.6));
    assertThat(kept(LOSSLESS, slow, mid, fast)).containsExactly("fast", "mid");
    assertThat(kept(LOSSLESS, mid, fast)).containsExactly("fast");
    assertThat(kept(LOSSLESS, mid)).containsExactly("mid");
  }

  @Test
  void tiesGoByName() {
    Candidate a = candidate("a", run(1.3));
    Candidate b = candidate("b", run(1.3));
    assertThat(a.speed()).isEqualTo(b.speed());
    assertThat(kept(LOSSLESS, b, a)).containsExactly("a");
  }

  @Test
  void theSameMeasurementsGiveTheSameChoice() {
    List<List<Halving.Fate>> choices = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      choices.add(
          LOSSLESS.judge(
              List.of(candidate("x", run(1.2).seed(5)), candidate("y", run(1.21).seed(6)))));
    }
    assertThat(choices.get(0)).isEqualTo(choices.get(1));
  }

  @Test
  void whatFailsIsSetAsideHoweverFast() {
    Candidate failing = candidate("failing", run(3).failEvery(7));
    Candidate sound = candidate("sound", run(1.1));
    assertThat(kept(LOSSLESS, failing, sound)).containsExactly("sound");
    assertThat(why(LOSSLESS, "failing", failing, sound)).endsWith("of its trials failed");
  }

  @Test
  void aLossThatIsShownRulesOutAtOnceAndAnOpenOneAtTheEnd() {
    Candidate wrong = candidate("wrong", run(3).wrongEvery(2));
    Candidate open = candidate("open", run(2).wrongEvery(20));
    Candidate safe = candidate("safe", run(1.2));
    Candidate safer = candidate("safer", run(1.1));
    assertThat(kept(LOSSY, wrong, open, safe, safer)).containsExactly("open", "safe");
    assertThat(why(LOSSY, "wrong", wrong, open, safe, safer))
        .startsWith("it loses more than the allowed");
    assertThat(kept(LOSSY, open, safe)).containsExactly("safe");
    assertThat(why(LOSSY, "open", open, safe)).contains("is not ruled out");
    Candidate harmless = candidate("harmless", run(2).size(200, 1));
    assertThat(kept(LOSSY, harmless, safe)).containsExactly("harmless");
    assertThat(kept(LOSSY, wrong, open)).isEmpty();
  }

  @Test
  void roundsShrinkToOne() {
    assertThat(Halving.rounds(1, 0)).containsExactly(1);
    assertThat(Halving.rounds(2, 0)).containsExactly(2);
    assertThat(Halving.rounds(9, 0)).containsExactly(9, 5, 3, 2);
    assertThat(Halving.rounds(3, 2)).containsExactly(5, 3, 2);
  }

  @Test
  void candidatesAreAllButFullDepthAndItsControl() {
    RunRecord run = RunRecords.handMade();
    assertThat(Candidate.of(RunView.of(run), Tasks::byName, null))
        .extracting(Candidate::strategy, Candidate::failures, Candidate::loss)
        .containsExactly(tuple("fast", 0, null), tuple("slow", 0, null), tuple("noisy", 1, null));
  }

  @Test
  void theAnswerIsFullDepthUnlessTheCandidateIsFasterForSure() {
    assertThat(Recommendation.of(candidate("c", run(1.3)), true))
        .satisfies(
            answer -> {
              assertThat(answer.fullDepth()).isFalse();
              assertThat(answer.why()).startsWith("c is faster than full depth (1.");
            });
    assertThat(Recommendation.of(candidate("c", run(0.8)), true))
        .satisfies(
            answer -> {
              assertThat(answer.fullDepth()).isTrue();
              assertThat(answer.why()).startsWith("full depth is faster than c (0.");
            });
    assertThat(Recommendation.of(candidate("c", run(1).spread(0.1, 0, 0.1)), true))
        .satisfies(
            answer -> {
              assertThat(answer.fullDepth()).isTrue();
              assertThat(answer.why()).startsWith("the test does not show whether c is faster");
            });
    assertThat(Recommendation.of(candidate("c", run(1.3).size(1, 1)), true).why())
        .startsWith("prompts are too few");
    assertThat(Recommendation.of(candidate("c", run(1.3).failEvery(9)), true).why())
        .contains("trials of c failed");
    assertThat(Recommendation.of(candidate("c", run(1.3).wrongEvery(20)), false).why())
        .contains("is not ruled out");
  }
}
