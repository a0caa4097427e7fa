package dev.conflayers.result;

/** How a trial ended. */
public enum TrialStatus {
  OK,
  ERROR,
  TIMEOUT
}
