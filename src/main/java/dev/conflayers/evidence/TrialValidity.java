package dev.conflayers.evidence;

import dev.conflayers.record.Measurement;
import dev.conflayers.suite.declared.Phase;

/**
 * Whether a recorded trial counts, and if not, why; decided nowhere else. A trial counts in times
 * if it was measured (not preparing), is in the plan, is recorded once, succeeded, and has an
 * output token and a positive time. Text and counters need no time, so a trial with empty output
 * still counts there: excluding it would flatter a strategy that emits nothing.
 */
public enum TrialValidity {
  VALID("counts"),
  PREPARING("only prepares: it warmed up or searched"),
  UNPLANNED("is not in the plan"),
  REPEATED("is recorded more than once; the first record counts"),
  FAILED("failed or ran out of time"),
  NO_TOKENS("has no output token to divide its time by"),
  NO_TIME("has no positive time");

  private final String words;

  TrialValidity(String words) {
    this.words = words;
  }

  /** Returns the validity by the record alone, without the plan and the other records. */
  public static TrialValidity of(Measurement trial) {
    if (trial.phase() != Phase.MEASURED) {
      return PREPARING;
    }
    if (!trial.ok()) {
      return FAILED;
    }
    if (trial.output().size() == 0) {
      return NO_TOKENS;
    }
    return trial.wallNanos() > 0 ? VALID : NO_TIME;
  }

  /** Returns whether it was to be measured, failures included. */
  public boolean measured() {
    return this != PREPARING && this != UNPLANNED && this != REPEATED;
  }

  /** Returns whether it has an output, possibly empty, whose text and counters count. */
  public boolean finished() {
    return measured() && this != FAILED;
  }

  /** Returns whether its time per token counts. */
  public boolean timed() {
    return this == VALID;
  }

  /** Returns the reason as a predicate that follows the trial in a sentence. */
  public String words() {
    return words;
  }
}
