package dev.conflayers.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit is not measured until it passes. */
class AttemptsTest {
  private static final GatePolicy ONCE = policy("once");
  private static final GatePolicy NEVER = policy("never");

  @TempDir private Path directory;

  private static GatePolicy policy(String confirmation) {
    return GatePolicy.parse(
        "gate.yaml",
        "schemaVersion: 1\nfamily: pr\nalpha: 0.05\ncorrection: holm\nconfirmation: "
            + confirmation
            + "\nrules:\n  - {metric: s_geo, floor: 1}\n");
  }

  private Attempts after(GateState state, int attempt, String commit) throws IOException {
    VerdictFile.write(
        new GateVerdict(
            GateVerdict.VERSION,
            state,
            state.exitCode(),
            "",
            attempt,
            "suite",
            "java",
            "pr",
            commit,
            "",
            List.of("run"),
            List.of(),
            null,
            List.of(),
            List.of(),
            ""),
        directory);
    return Attempts.of(directory, "suite", "pr", "abc");
  }

  @Test
  void aFailedCommitMayBeConfirmedWhereTheRulesDeclareIt() throws IOException {
    Attempts attempts = after(GateState.FAIL, 1, "abc");
    assertThat(attempts.mayConfirm(ONCE)).isTrue();
    assertThat(attempts.exhausted(ONCE)).isFalse();
    assertThat(attempts.exhausted(NEVER)).isTrue();
  }

  @Test
  void aConfirmedFailureStands() throws IOException {
    assertThat(after(GateState.FAIL, 2, "abc").exhausted(ONCE)).isTrue();
    assertThat(after(GateState.INCONCLUSIVE, 2, "abc").exhausted(ONCE)).isTrue();
  }

  @Test
  void aKilledGateDoesNotForgetWhatWasMeasuredBefore() throws IOException {
    assertThat(after(GateState.ERROR, 2, "abc").exhausted(ONCE)).isTrue();
  }

  @Test
  void aPassedCommitMayBeMeasuredAgain() throws IOException {
    assertThat(after(GateState.PASS, 2, "abc").exhausted(ONCE)).isFalse();
  }

  @Test
  void anotherCommitBeginsAnew() throws IOException {
    assertThat(after(GateState.FAIL, 2, "abd").exhausted(ONCE)).isFalse();
    after(GateState.FAIL, 2, "abc-dirty");
    assertThat(Attempts.of(directory, "suite", "pr", "abc-dirty").exhausted(ONCE)).isFalse();
  }
}
