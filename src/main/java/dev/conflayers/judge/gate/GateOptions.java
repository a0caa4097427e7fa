package dev.conflayers.judge.gate;

import java.util.Set;

/**
 * Options that map a verdict to an exit code.
 *
 * @param inconclusive FAIL ends with the state's code, WARN and PASS with 0
 * @param noBaseline FAIL ends with the state's code, WARN and INIT with 0
 * @param exitZero whether to exit with 0 whatever the verdict
 * @param strictImprovement whether an improvement beyond the baseline's tolerance fails
 * @param lenient whether a rule without a baseline passes with a note
 */
public record GateOptions(
    Inconclusive inconclusive,
    NoBaselineYet noBaseline,
    boolean exitZero,
    boolean strictImprovement,
    boolean lenient) {
  /** The default options. */
  public static final GateOptions DEFAULT =
      new GateOptions(Inconclusive.WARN, NoBaselineYet.FAIL, false, false, false);

  /** Handling of inconclusive results. */
  public enum Inconclusive {
    FAIL,
    WARN,
    PASS
  }

  /** Handling of a missing baseline. */
  public enum NoBaselineYet {
    FAIL,
    WARN,
    /** Save this run as the baseline. */
    INIT
  }

  /** Returns the undecided states that count as failures. */
  public Set<GateState> failing() {
    return inconclusive == Inconclusive.FAIL
        ? Set.of(GateState.INCONCLUSIVE, GateState.NO_BASELINE)
        : Set.of();
  }

  /** Returns the exit code of the process. */
  int exitCode(GateState overall) {
    boolean forgiven =
        exitZero
            || (overall == GateState.INCONCLUSIVE && inconclusive != Inconclusive.FAIL)
            || (overall == GateState.NO_BASELINE && noBaseline != NoBaselineYet.FAIL);
    return forgiven ? 0 : overall.exitCode();
  }
}
