package dev.conflayers.judge.gate;

/**
 * State of a rule, or of the whole gate, ordered from best to worst, so that the overall state is
 * the greatest of its rules' states that {@link #counts count}.
 */
public enum GateState {
  /** Muted until a date: measured and shown, but not counted. */
  MUTED(0, false),
  /** The metric does not apply here; never counted as passed. */
  SKIPPED(0, false),
  /** A regression beyond the tolerance is ruled out. */
  PASS(0, true),
  /** A regression beyond the tolerance is neither ruled out nor shown. */
  INCONCLUSIVE(20, true),
  /** There is nothing to compare with. */
  NO_BASELINE(30, true),
  /** The base is of other work or from another machine. */
  PROVENANCE(50, true),
  /** The run itself cannot be trusted. */
  INVALID(40, true),
  /** A regression beyond the tolerance is shown. */
  FAIL(10, true),
  /** Nothing was decided, because something broke. */
  ERROR(70, true);

  private final int exitCode;
  private final boolean counts;

  GateState(int exitCode, boolean counts) {
    this.exitCode = exitCode;
    this.counts = counts;
  }

  /** Returns the exit code of a process that ends with this overall state. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns whether it contributes to the overall state. */
  public boolean counts() {
    return counts;
  }
}
