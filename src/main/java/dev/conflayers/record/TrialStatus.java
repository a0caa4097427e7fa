package dev.conflayers.record;

/** Outcome of a trial. */
public enum TrialStatus {
  OK,
  ERROR,
  TIMEOUT,
  /** It was measured, but an audited edit excludes it. */
  EXCLUDED
}
