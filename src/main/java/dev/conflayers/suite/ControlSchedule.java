package dev.conflayers.suite;

/** In which blocks full depth is decoded a second time, so that a run shows what it cannot tell. */
public enum ControlSchedule {
  /** In no block: the run has no such control, and none of its claims can be confirmed. */
  NEVER,
  /** In a random half of the blocks of each task. */
  HALF,
  ALWAYS
}
