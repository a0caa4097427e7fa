package dev.conflayers.judge.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Earlier verdicts on a commit, so that a failed gate is not repeated until it passes.
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
   * Reads the earlier attempts at this commit from the verdict in {@code directory}. A dirty
   * working tree may differ every time, so nothing is known about it.
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
   * Returns whether a further run may be pooled with earlier ones, as the declared confirmation.
   */
  public boolean mayConfirm(GatePolicy policy) {
    return attempt == 1 && policy.confirms();
  }

  /** Returns whether a further run would only repeat the gate until it passes. */
  public boolean exhausted(GatePolicy policy) {
    return attempt > 0 && !passed && !mayConfirm(policy);
  }
}
