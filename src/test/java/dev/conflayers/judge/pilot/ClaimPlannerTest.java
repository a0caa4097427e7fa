package dev.conflayers.judge.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.RunView;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.ScheduleLike;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pilot of three prompts says, worked out by hand from its milliseconds. */
class ClaimPlannerTest {
  private static final RunRecord RUN = RunRecords.handMade();

  private static List<String> says(Claim claim) {
    Schedule s = RUN.schedule();
    Schedule claimed = ScheduleLike.of(s).claims(List.of(claim)).schedule();
    return new ClaimPlanner(new PilotRun(RunView.of(RUN)), claimed).needs().get(0).says();
  }

  private static Claim speedup(String strategy, double bound, Claim.Scope scope) {
    return new Claim.Speedup(strategy, bound, scope, false);
  }

  @Test
  void theSpreadIsThatOfTheLogRatios() {
    // fast: 40/32, 40/32, 40/20; logs .2231, .2231, .6931: mean .3798, standard deviation .2714.
    Spread fast = new PilotRun(RunView.of(RUN)).spreads("fast").get(0);
    assertThat(fast.prompts()).isEqualTo(3);
    assertThat(fast.speedup()).isCloseTo(1.4620, within(1e-4));
    assertThat(fast.ofPrompts()).isCloseTo(0.2714, within(1e-4));
    assertThat(fast.ofForks()).isNull();
  }

  @Test
  void aFailedTrialLeavesItsPromptOut() {
    assertThat(new PilotRun(RunView.of(RUN)).spreads("noisy").get(0).prompts()).isEqualTo(2);
  }

  @Test
  void aClaimThatThePilotContradictsIsSaidToBeFalseThen() {
    assertThat(says(speedup("slow", 1.4, Claim.Scope.SUITE)))
        .anyMatch(
            s ->
                s.equals(
                    "The pilot saw 0.800x: if that is true, the claim is false and"
                        + " cannot be confirmed."))
        .anyMatch(s -> s.startsWith("To refute it, it takes "));
  }

  @Test
  void moreIsNeededWhereThePilotLiesNearerToTheBound() {
    int far = prompts(says(speedup("fast", 1.1, Claim.Scope.SUITE)));
    int near = prompts(says(speedup("fast", 1.4, Claim.Scope.SUITE)));
    assertThat(near).isGreaterThan(10 * far);
  }

  private static int prompts(List<String> says) {
    String sentence = says.get(says.size() - 1);
    String number = sentence.replaceAll(".*it takes ([0-9]+) prompts.*", "$1");
    return Integer.parseInt(number);
  }

  @Test
  void oneOfSeveralTasksHangsOnTheFastest() {
    assertThat(says(speedup("fast", 1.1, Claim.Scope.ANY_TASK)).get(0))
        .isEqualTo("The deciding task is gsm8k, the fastest.");
  }

  @Test
  void aLossBelowAMarginNeedsThePromptsOfTheExactRule() {
    // 0.98^149 < 0.05 <= 0.98^148: measurement by the exact rule of zero discordance.
    assertThat(says(new Claim.Quality("fast", "m", 0.02, "b", false)))
        .containsExactly(
            "Every output of the pilot equalled full depth's: if that continues, 149 prompts show"
                + " it.",
            "The suite has 3 of gsm8k: too few whatever the result, unless the tokens are"
                + " identical.");
  }

  @Test
  void outputsThatDifferCostPrompts() {
    assertThat(says(new Claim.Quality("slow", "m", 0.02, "b", false)).get(0))
        .startsWith("33.3% of the pilot's outputs differ;")
        .containsPattern("it takes [0-9]{4} prompts");
  }

  @Test
  void identityIsBoundedByTheNumberOfPrompts() {
    // 1 - 0.05^(1/3) = 0.6316.
    assertThat(says(new Claim.TokenIdentical("fast", 0, false)).get(0))
        .contains("3 prompts identical, at most 63%");
  }

  @Test
  void theTimeIsThatOfTheCallsInThePlan() {
    // full 3 x 40, fast 28 in the mean, slow 50, noisy 45 (its failed call has no time).
    double expected = 3 * (0.040 + 0.028 + 0.050 + 0.045);
    assertThat(
            PlannedTime.seconds(new PilotRun(RunView.of(RUN))::seconds, RUN.schedule(), 5)
                .orElseThrow())
        .isCloseTo(expected, within(1e-9));
  }
}
