package dev.conflayers.suite.declared;

/** What a run is measured for: which of its numbers may be concluded from. */
public enum MeasuringMode {
  /** Times and texts. */
  BOTH,
  /** Texts and their scores: nothing that depends on time may be concluded. */
  QUALITY,
  /** Times: outputs are compared with full depth's, token by token, but not scored. */
  TIMING;

  /** Returns whether times count. */
  public boolean times() {
    return this != QUALITY;
  }

  /** Returns whether outputs are scored against references. */
  public boolean scores() {
    return this != TIMING;
  }
}
