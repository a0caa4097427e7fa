package dev.conflayers.record;

/** How a trial ended. */
public enum TrialStatus {
  OK,
  ERROR,
  TIMEOUT,
  /** It was measured, and an audited edit keeps it from counting. */
  EXCLUDED
}
