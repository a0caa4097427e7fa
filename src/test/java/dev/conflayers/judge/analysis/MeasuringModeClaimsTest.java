package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.claim.ClaimVerdict.State;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.MarkdownReport;
import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that was measured for quality, or for times, alone settles no claim about the other. */
class MeasuringModeClaimsTest {
  private static Analysis analysis(MeasuringMode mode) {
    RunRecord run =
        new SimulatedRun()
            .size(40, 5)
            .claimsSpeed("suite", 1.1)
            .claimsQuality("exact-match", 0.1)
            .claimsIdentity(0)
            .record();
    return Analyst.analyse(
        RunView.of(RunLike.of(run).manifest(run.manifest().measuredFor(mode)).record()),
        Tasks::byName);
  }

  private static List<State> states(Analysis analysis) {
    return analysis.claims().stream().map(ClaimVerdict::state).toList();
  }

  @Test
  void aRunForBothSettlesTheClaimAboutSpeedAndScoresTexts() {
    Analysis both = analysis(MeasuringMode.BOTH);
    assertThat(states(both).get(0)).isEqualTo(State.CONFIRMED);
    assertThat(states(both).get(1)).isNotEqualTo(State.INVALID);
    assertThat(both.verdicts()).anyMatch(v -> v.outcome() == StrategyVerdict.Outcome.FASTER);
    assertThat(new MarkdownReport().render(both)).contains("## Speed", "## Quality");
  }

  @Test
  void aRunForQualityClaimsNoSpeed() {
    Analysis quality = analysis(MeasuringMode.QUALITY);
    ClaimVerdict speed = quality.claims().get(0);
    assertThat(speed.state()).isEqualTo(State.INVALID);
    assertThat(speed.reasons().get(0)).contains("measured for quality alone");
    assertThat(speed.figures()).isEmpty();
    assertThat(states(quality).subList(1, 3))
        .isEqualTo(states(analysis(MeasuringMode.BOTH)).subList(1, 3));
    assertThat(quality.verdicts())
        .isNotEmpty()
        .allMatch(v -> v.outcome() == StrategyVerdict.Outcome.CANNOT_TELL)
        .allMatch(v -> v.speed().contains("no speed is reported"));
    assertThat(quality.comparisons()).allMatch(row -> row.pace() == null);
    assertThat(quality.ranking()).isEmpty();
    assertThat(new MarkdownReport().render(quality))
        .contains(
            "## Quality", "measured for quality alone: its times are recorded but do not count")
        .doesNotContain("## Speed", "## Latency tails", "## Time by phase", "is faster than");
  }

  @Test
  void aRunForTimesScoresNothingAndComparesTokens() {
    Analysis timing = analysis(MeasuringMode.TIMING);
    ClaimVerdict quality = timing.claims().get(1);
    assertThat(quality.state()).isEqualTo(State.INVALID);
    assertThat(quality.finding()).startsWith("No output was scored.");
    assertThat(quality.reasons().get(0)).contains("measured for times alone");
    assertThat(quality.figures()).isEmpty();
    assertThat(timing.comparisons()).allMatch(row -> row.quality().isEmpty());
    Analysis both = analysis(MeasuringMode.BOTH);
    assertThat(timing.claims().get(0)).isEqualTo(both.claims().get(0));
    assertThat(timing.claims().get(2)).isEqualTo(both.claims().get(2));
    assertThat(new MarkdownReport().render(timing))
        .contains("## Speed", "outputs are compared, not scored")
        .doesNotContain("## Quality");
  }
}
