package dev.conflayers.result;

/** What a run is measured for. */
public enum MeasuringMode {
  /** Times and texts. */
  BOTH,
  /** Texts only: nothing that depends on time may be concluded. */
  QUALITY,
  /** Times only: outputs are neither scored nor compared. */
  TIMING
}
