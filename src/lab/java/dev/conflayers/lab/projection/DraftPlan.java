package dev.conflayers.lab.projection;

/**
 * The draft tree of a round: a chain of the draft's best tokens, each with its runners-up as
 * leaves.
 *
 * @param depth maximum number of tokens of the chain
 * @param width candidates at each depth; 1 for a chain alone
 */
public record DraftPlan(int depth, int width) {
  public DraftPlan {
    if (depth < 1 || depth > MOST_DEPTH || width < 1 || width > 16) {
      throw new ProjectionProblem(
          "a draft must be within [1, "
              + MOST_DEPTH
              + "] tokens deep and [1, 16] wide, got "
              + depth
              + " and "
              + width);
    }
  }

  /** The maximum depth of a draft. */
  static final int MOST_DEPTH = 64;

  /**
   * Returns the number of nodes to verify if the chain ended at {@code length}, including the root.
   */
  double nodes(int length) {
    return 1 + (double) length * width;
  }
}
