package dev.conflayers.decode;

import dev.conflayers.base.KeyRefusal;
import java.util.Collections;
import java.util.List;

/**
 * Limits on a draft's depth and width (ConfLayers and SWIFT share the rule).
 *
 * @param budget the most draft passes per draft; 25 in the reference
 * @param stopThreshold drafting ends after the first token whose draft probability is below this;
 *     0.8 in the reference
 * @param widths siblings verified at each depth, by the draft's confidence there: above 0.95, above
 *     0.8, above 0.5, and below; 3, 5, 8, 10 in the reference, and 1, 1, 1, 1 for a chain
 */
public record DraftSettings(int budget, double stopThreshold, List<Integer> widths) {
  /** The confidences above which each of the first three widths applies. */
  private static final List<Double> BOUNDS = List.of(0.95, 0.8, 0.5);

  public DraftSettings {
    widths = List.copyOf(widths);
    if (budget < 1 || budget > 64) {
      throw new KeyRefusal("budget", "must be within [1, 64], got " + budget);
    }
    if (!(stopThreshold >= 0 && stopThreshold <= 1)) {
      throw new KeyRefusal("stop-threshold", "must be within [0, 1], got " + stopThreshold);
    }
    if (widths.size() != 4 || widths.stream().anyMatch(w -> w < 1 || w > 64)) {
      throw new KeyRefusal("widths", "must be 4 numbers within [1, 64], got " + widths);
    }
  }

  /** Returns the number of siblings verified at a depth whose token has {@code confidence}. */
  public int width(double confidence) {
    if (confidence > BOUNDS.get(0)) {
      return widths.get(0);
    }
    if (confidence > BOUNDS.get(1)) {
      return widths.get(1);
    }
    return confidence > BOUNDS.get(2) ? widths.get(2) : widths.get(3);
  }

  /** Returns the largest number of siblings at any depth. */
  public int widest() {
    return Collections.max(widths);
  }

  /**
   * Returns the largest number of nodes of a draft, the root included; 131 for the reference's
   * settings. Only the last token may fall below the stop threshold, so only the last depth can
   * have the width of such a confidence.
   */
  public int largestTree() {
    int inner = widths.get(0);
    for (int level = 0; level < BOUNDS.size() && stopThreshold < BOUNDS.get(level); level++) {
      inner = Math.max(inner, widths.get(level + 1));
    }
    return 1 + (budget - 1) * inner + widest();
  }
}
