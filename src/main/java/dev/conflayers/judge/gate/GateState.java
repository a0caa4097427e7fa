package dev.conflayers.judge.gate;

/**
 * What a gate says of a rule, or of all of them. From the best to the worst that counts, so that
 * the overall state is the greatest of its rules' among {@link #counts}.
 */
public enum GateState {
  /** Muted until a date: measured and shown, but not counted. */
  MUTED(0, false),
  /** The metric does not apply here; never counted as passed. */
  SKIPPED(0, false),
  /** A regression by more than is tolerated is ruled out. */
  PASS(0, true),
  /** Neither ruled out nor shown. */
  INCONCLUSIVE(20, true),
  /** There is nothing to compare with. */
  NO_BASELINE(30, true),
  /** What is there to compare with is of other work or of another machine. */
  PROVENANCE(50, true),
  /** The run itself cannot be trusted. */
  INVALID(40, true),
  /** A regression by more than is tolerated is shown. */
  FAIL(10, true),
  /** Nothing was decided, for something broke. */
  ERROR(70, true);

  private final int exitCode;
  private final boolean counts;

  GateState(int exitCode, boolean counts) {
    this.exitCode = exitCode;
    this.counts = counts;
  }

  /** Returns what a process that ends with this overall state tells its caller. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns whether it contributes to the overall state. */
  public boolean counts() {
    return counts;
  }
}
