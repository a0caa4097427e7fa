package dev.conflayers.result;

/** How far a run has come. */
public enum RunStatus {
  RUNNING,
  COMPLETE,
  INTERRUPTED
}
