package dev.conflayers.lab.projection;

/**
 * How many sublayers a pass runs; a mean over passes need not be whole.
 *
 * @param attention of the attention sublayers
 * @param mlp of the feed-forward sublayers
 */
public record Kept(double attention, double mlp) {
  public Kept {
    if (!(attention >= 0) || !(mlp >= 0)) {
      throw new ProjectionProblem(
          "kept sublayers must not be negative, got " + attention + " and " + mlp);
    }
  }

  /** Returns all sublayers of so many layers. */
  public static Kept all(int layers) {
    return new Kept(layers, layers);
  }

  /**
   * Returns what is left when a share of the layers is skipped, attention and feed-forward network
   * alike; the first and the last layer are always run (paper, section 3).
   */
  public static Kept skipping(int layers, double share) {
    double kept = layers - share * Math.max(0, layers - 2);
    return new Kept(kept, kept);
  }
}
