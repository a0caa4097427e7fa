package dev.conflayers.model;

/**
 * Scores of the next token from one pass, one row for each token it scored. Valid until its session
 * runs the next pass. Ties go to the lowest id.
 */
public interface Logits {
  int rows();

  /** Returns the best token of {@code row}. */
  int argmax(int row);

  /** Returns the token of {@code row} at {@code rank}, 0 being the best. */
  int token(int row, int rank);

  /** Returns the logit of the token at {@code rank}. Needs {@link Readout#top}. */
  double logit(int row, int rank);

  /** Returns the softmax probability of the token at {@code rank}. Needs {@link Readout#top}. */
  double probability(int row, int rank);

  /** Returns a copy of every logit of {@code row}. Needs {@link Readout#everything}. */
  double[] values(int row);

  /** Returns the margin of the best token of {@code row} over the second best, in nats. */
  default double gap(int row) {
    return logit(row, 0) - logit(row, 1);
  }
}
