package dev.conflayers.judge.gate;

import java.util.Set;

/**
 * What a caller makes of a verdict.
 *
 * @param inconclusive FAIL ends with the state's code, WARN and PASS with 0
 * @param noBaseline FAIL ends with the state's code, WARN and INIT with 0
 * @param exitZero whether to end with 0 whatever was found
 * @param strictImprovement whether an improvement that the baseline does not know fails
 * @param lenient whether a rule without a baseline passes with a note
 */
public record GateOptions(
    Inconclusive inconclusive,
    NoBaselineYet noBaseline,
    boolean exitZero,
    boolean strictImprovement,
    boolean lenient) {
  /** The options of a gate that is told nothing. */
  public static final GateOptions DEFAULT =
      new GateOptions(Inconclusive.WARN, NoBaselineYet.FAIL, false, false, false);

  /** What to do where nothing is shown. */
  public enum Inconclusive {
    FAIL,
    WARN,
    PASS
  }

  /** What to do where there is nothing to compare with. */
  public enum NoBaselineYet {
    FAIL,
    WARN,
    /** Save this run as the baseline. */
    INIT
  }

  /** Returns the states without a decision that are shown as failures. */
  public Set<GateState> failing() {
    return inconclusive == Inconclusive.FAIL
        ? Set.of(GateState.INCONCLUSIVE, GateState.NO_BASELINE)
        : Set.of();
  }

  /** Returns what the process ends with. */
  int exitCode(GateState overall) {
    boolean forgiven =
        exitZero
            || (overall == GateState.INCONCLUSIVE && inconclusive != Inconclusive.FAIL)
            || (overall == GateState.NO_BASELINE && noBaseline != NoBaselineYet.FAIL);
    return forgiven ? 0 : overall.exitCode();
  }
}
