package dev.conflayers.record;

/** How far a run has come. */
public enum RunStatus {
  RUNNING,
  COMPLETE,
  INTERRUPTED
}
