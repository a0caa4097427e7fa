package dev.conflayers.decode.method.conflayers;

import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Arithmetic;
import dev.conflayers.model.ModelShape;

/**
 * Parameters of selecting layers by confidence.
 *
 * @param lambda how many standard deviations below its neighbours' mean a layer must be
 * @param window added to the two direct neighbours a layer is compared with; 0 to let it grow with
 *     depth and curvature
 * @param cap the most layers by which an adaptive window grows; 0 for no bound. The reference
 *     bounds it by a third of the layers for Qwen models
 * @param arithmetic the number format of everything up to the threshold
 */
public record SelectionRule(double lambda, int window, int cap, Arithmetic arithmetic) {
  public SelectionRule {
    if (!Double.isFinite(lambda)) {
      throw new IllegalArgumentException("lambda must be finite, got " + lambda);
    }
    if (window < 0 || cap < 0) {
      throw new IllegalArgumentException(
          "window and cap must not be negative, got " + window + " and " + cap);
    }
  }

  /** Returns the rule of the reference implementation. */
  public static SelectionRule reference(double lambda) {
    return new SelectionRule(lambda, 0, 0, Arithmetic.BINARY16);
  }

  /**
   * Returns the reference's bound on how far the adaptive window grows: a third of the layers of a
   * Qwen model, and none for any other.
   */
  public static int referenceCap(ModelShape shape) {
    return shape.family().contains("qwen") ? shape.layers() / 3 : 0;
  }

  /** Returns the rule of {@code settings} with another factor. */
  public static SelectionRule of(ConfLayersSettings settings, double lambda) {
    return new SelectionRule(lambda, settings.window(), 0, settings.arithmetic());
  }

  /** Returns this rule with another factor. */
  public SelectionRule withLambda(double newLambda) {
    return new SelectionRule(newLambda, window, cap, arithmetic);
  }

  /** Returns this rule with another bound on how far the window grows. */
  public SelectionRule withCap(int newCap) {
    return new SelectionRule(lambda, window, newCap, arithmetic);
  }
}
