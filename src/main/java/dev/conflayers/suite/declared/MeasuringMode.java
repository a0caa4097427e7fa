package dev.conflayers.suite.declared;

/** Purpose of a run, which determines the conclusions that its numbers allow. */
public enum MeasuringMode {
  /** Times and texts. */
  BOTH,
  /** Texts and their scores: no conclusions about time. */
  QUALITY,
  /** Times: outputs are compared with full depth's token by token, but not scored. */
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
