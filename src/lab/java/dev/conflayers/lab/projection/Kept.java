package dev.conflayers.lab.projection;

/**
 * Number of sublayers that a pass runs; fractional for a mean over passes.
 *
 * @param attention attention sublayers
 * @param mlp feed-forward sublayers
 */
public record Kept(double attention, double mlp) {
  public Kept {
    if (!(attention >= 0) || !(mlp >= 0)) {
      throw new ProjectionProblem(
          "kept sublayers must not be negative, got " + attention + " and " + mlp);
    }
  }

  /** Returns all sublayers of {@code layers} layers. */
  public static Kept all(int layers) {
    return new Kept(layers, layers);
  }

  /**
   * Returns the sublayers kept when a share of whole layers is skipped; the first and the last
   * layer always run (paper, section 3).
   */
  public static Kept skipping(int layers, double share) {
    double kept = layers - share * Math.max(0, layers - 2);
    return new Kept(kept, kept);
  }
}
