package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Prompts of one template are no independent draws of prompts. */
class TemplatesTest {
  private static SimulatedRun run(int templates) {
    return new SimulatedRun().tasks("gsm8k").size(60, 5).templates(templates);
  }

  private static List<Estimate> figures(SimulatedRun run) {
    return Analyst.analyse(RunView.of(run.record()), Tasks::byName).comparisons().stream()
        .filter(c -> c.strategy().equals(SimulatedRun.FAST))
        .findFirst()
        .orElseThrow()
        .figures();
  }

  private static double width(List<Estimate> figures, Estimand of, String at) {
    Bounds bounds =
        figures.stream()
            .filter(figure -> figure.estimand() == of && figure.at().equals(at))
            .findFirst()
            .orElseThrow()
            .bounds();
    return Objects.requireNonNull(bounds.high()) - Objects.requireNonNull(bounds.low());
  }

  /** Of 10 templates, 60 prompts tell what 10 would: sqrt(6) less, and t has 9 degrees. */
  @Test
  void everySpeedupIsAsUncertainAsItsTemplatesMakeIt() {
    List<Estimate> unknown = figures(run(0));
    List<Estimate> known = figures(run(10));
    for (Estimand speedup : List.of(Estimand.S_GEO, Estimand.S_TOK, Estimand.S_DECODE)) {
      assertThat(width(known, speedup, ""))
          .describedAs(speedup.toString())
          .isGreaterThan(1.5 * width(unknown, speedup, ""));
    }
    assertThat(width(known, Estimand.TPOT_RATIO, "p50"))
        .isGreaterThan(1.2 * width(unknown, Estimand.TPOT_RATIO, "p50"));
  }

  @Test
  void aFigureSaysThatTemplatesAreWhatItWasTakenOver() {
    Estimate geo = figures(run(10)).get(0);
    assertThat(geo.unit()).isEqualTo(Replicate.TEMPLATE_AND_FORK);
    assertThat(geo.n()).isEqualTo(10);
  }

  private static ClaimVerdict verdict(SimulatedRun run) {
    return Analyst.analyse(RunView.of(run.record()), Tasks::byName).claims().get(0);
  }

  @Test
  void aVerdictSaysOfHowManyTemplatesItsPromptsAre() {
    assertThat(verdict(run(10).claimsSpeed("suite", 1.4)).finding())
        .contains("60 prompts of 10 templates in 5 forks");
  }

  @Test
  void promptsOfOneTemplateConfirmNothing() {
    ClaimVerdict verdict = verdict(run(1).claimsSpeed("suite", 1.4));
    assertThat(verdict.state()).isEqualTo(ClaimVerdict.State.INCONCLUSIVE);
    assertThat(verdict.reasons())
        .containsExactly(
            "all 60 prompts of gsm8k are of one template, so they say nothing about prompts of"
                + " others");
  }

  /** None of 10 templates differs: at most 1 - .05^(1/10) = 25.9 % of such do. */
  @Test
  void identityIsBoundedByTemplates() {
    ClaimVerdict verdict = verdict(run(10).size(200, 5).claimsIdentity(0));
    assertThat(verdict.state()).isEqualTo(ClaimVerdict.State.INCONCLUSIVE);
    assertThat(verdict.finding())
        .contains("at most 25.9% differ (one-sided 95% bound, for 10 templates)");
    assertThat(verdict.next()).contains("200 prompts of 20 templates", "there are 200 of 10");
  }
}
