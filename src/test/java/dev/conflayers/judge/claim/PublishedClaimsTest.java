package dev.conflayers.judge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.SimulatedRun;
import org.junit.jupiter.api.Test;

/** A published number is judged only where it was measured. */
class PublishedClaimsTest {
  private static ClaimVerdict verdict(SimulatedRun run, String model) {
    SimulatedRun claiming = run.claimsPublished(1.4, model, "a paper");
    return Analyst.analyse(RunView.of(claiming.record()), Tasks::byName).claims().get(0);
  }

  @Test
  void anotherModelIsNotComparable() {
    ClaimVerdict verdict = verdict(new SimulatedRun().speedup(1.2), "Llama-2-70b");
    assertThat(verdict.state()).isEqualTo(ClaimVerdict.State.NOT_COMPARABLE);
    assertThat(verdict.reasons()).contains("model: published for Llama-2-70b, measured with toy");
    assertThat(verdict.finding()).contains("a paper", "Here: S_geo 1.");
    assertThat(verdict.figures()).isNotEmpty();
  }

  @Test
  void theSameModelIsJudgedLikeAnySpeedup() {
    assertThat(verdict(new SimulatedRun().speedup(1.2), "toy").state())
        .isEqualTo(ClaimVerdict.State.REFUTED);
    assertThat(verdict(new SimulatedRun().speedup(1.5), "toy").state())
        .isEqualTo(ClaimVerdict.State.CONFIRMED);
  }
}
