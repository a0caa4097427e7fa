package dev.conflayers.lab.projection;

/**
 * The draft of a round: a chain of the draft's best tokens, each with its runners-up beside it.
 *
 * @param depth the most tokens of the chain
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

  /** The deepest draft. */
  static final int MOST_DEPTH = 64;

  /** Returns the nodes to verify when the chain ended at {@code length}, the root included. */
  double nodes(int length) {
    return 1 + (double) length * width;
  }
}
