package dev.conflayers.judge.analysis;

/** A limitation of a run's numbers. */
public record Caution(Kind kind, String text) {
  /** Kinds of limitation. */
  public enum Kind {
    /** Another program measured the run, and its files lack some facts. */
    IMPORTED,
    /** The record was corrected after it was measured. */
    EDITED,
    INCOMPLETE_RUN,
    FAILED_TRIALS,
    FEW_PROMPTS,
    /** A metric cannot read the references, so outputs have no score. */
    NOT_SCORABLE,
    UNEQUAL_WORK,
    LOSSY_ACCEPTANCE,
    RANDOM_TEXT,
    TEXT_DIFFERS,
    LENGTHS_DIFFER,
    DRIFT,
    DRIFT_IN_RATIO,
    AUTOCORRELATION,
    METHOD_SENSITIVE,
    LEFT_OUT,
    SLOW_BASELINE,
    BUSY_MACHINE,
    CUT_PROMPTS,
    RESUMED,
    WARMUP
  }
}
