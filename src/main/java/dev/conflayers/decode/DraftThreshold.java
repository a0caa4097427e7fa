package dev.conflayers.decode;

/** Stop threshold of drafting: the confidence below which a draft ends. */
public interface DraftThreshold {
  /** Returns the probability below which the token just drafted is the last of its draft. */
  double value();

  /** Adapts to the outcome of a draft. */
  default void learn(StepOutcome outcome) {}

  /** Returns a constant threshold. */
  static DraftThreshold fixed(double threshold) {
    return () -> threshold;
  }
}
