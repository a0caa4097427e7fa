package dev.conflayers.decode;

/** Decides when a draft is no longer sure enough to go on. */
public interface DraftThreshold {
  /** Returns the probability below which the token just drafted is the last of its draft. */
  double value();

  /** Takes in how a draft fared. */
  default void learn(StepOutcome outcome) {}

  /** Returns a threshold that stays. */
  static DraftThreshold fixed(double threshold) {
    return () -> threshold;
  }
}
