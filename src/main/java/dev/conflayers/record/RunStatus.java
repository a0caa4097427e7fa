package dev.conflayers.record;

/** Status of a run. */
public enum RunStatus {
  RUNNING,
  COMPLETE,
  INTERRUPTED
}
