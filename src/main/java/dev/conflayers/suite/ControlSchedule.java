package dev.conflayers.suite;

/**
 * Schedule of the A/A control: the blocks in which full depth is decoded a second time, to show
 * what a run cannot resolve.
 */
public enum ControlSchedule {
  /** In no block: the run has no A/A control, and none of its claims can be confirmed. */
  NEVER,
  /** In a random half of the blocks of each task. */
  HALF,
  ALWAYS
}
