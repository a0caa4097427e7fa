package dev.conflayers.judge.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What has been decided about a commit before: a gate that fails is not run again until it passes.
 *
 * @param runIds every run that was measured for this commit and these rules; empty if none was
 * @param attempt how many times it was measured
 * @param passed whether it passed
 */
public record Attempts(List<String> runIds, int attempt, boolean passed) {
  private static final Attempts NONE = new Attempts(List.of(), 0, false);
  private static final String DIRTY = "-dirty";

  public Attempts {
    runIds = List.copyOf(runIds);
  }

  /**
   * Reads what the verdict in {@code directory} says about this commit. A working tree that differs
   * from its commit may differ every time, so that nothing is known of it.
   */
  public static Attempts of(Path directory, String suite, String family, String commit)
      throws IOException {
    if (commit.isEmpty() || commit.endsWith(DIRTY)) {
      return NONE;
    }
    GateVerdict verdict;
    try {
      verdict = VerdictFile.read(directory);
    } catch (GateProblem e) {
      return NONE;
    }
    boolean same =
        verdict.headCommit().equals(commit)
            && verdict.suite().equals(suite)
            && verdict.family().equals(family);
    return same && !verdict.runIds().isEmpty()
        ? new Attempts(verdict.runIds(), verdict.attempt(), verdict.overall() == GateState.PASS)
        : NONE;
  }

  /**
   * Returns whether a further run may be pooled with those before: as the declared confirmation.
   */
  public boolean mayConfirm(GatePolicy policy) {
    return attempt == 1 && policy.confirms();
  }

  /** Returns whether a further run would be one until it passes. */
  public boolean exhausted(GatePolicy policy) {
    return attempt > 0 && !passed && !mayConfirm(policy);
  }
}
