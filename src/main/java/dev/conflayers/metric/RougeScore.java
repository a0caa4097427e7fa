package dev.conflayers.metric;

/** ROUGE overlap of an output with its reference: precision, recall and F in [0, 1]. */
public record RougeScore(double precision, double recall, double f) {
  public static final RougeScore ZERO = new RougeScore(0, 0, 0);

  /**
   * Returns the score for {@code hits} units in common, given the numbers of units in the output
   * and in the reference. The order of operations follows the original, to be bit-identical.
   */
  static RougeScore of(int hits, int inOutput, int inReference) {
    double precision = (double) hits / Math.max(inOutput, 1);
    double recall = (double) hits / Math.max(inReference, 1);
    double f = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    return new RougeScore(precision, recall, f);
  }
}
