package dev.conflayers.decode;

import dev.conflayers.base.KeyRefusal;
import java.util.Collections;
import java.util.List;

/**
 * How far and how wide a draft goes (ConfLayers and SWIFT share the rule).
 *
 * @param budget the most draft passes per draft; 25 in the reference
 * @param stopThreshold drafting ends after the first token whose draft probability is below this;
 *     0.8 in the reference
 * @param widths siblings verified at each depth, by how sure the draft was there: above 0.95, above
 *     0.8, above 0.5, and below; 3, 5, 8, 10 in the reference, and 1, 1, 1, 1 for a chain
 */
public record DraftSettings(int budget, double stopThreshold, List<Integer> widths) {
  /** The confidences that must be exceeded for each of the first three widths. */
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

  /** Returns how many siblings are verified where the draft gave its token {@code confidence}. */
  public int width(double confidence) {
    if (confidence > BOUNDS.get(0)) {
      return widths.get(0);
    }
    if (confidence > BOUNDS.get(1)) {
      return widths.get(1);
    }
    return confidence > BOUNDS.get(2) ? widths.get(2) : widths.get(3);
  }

  /** Returns the most siblings of any depth. */
  public int widest() {
    return Collections.max(widths);
  }

  /**
   * Returns the most nodes of a draft, the root included: as only its last token may be less sure
   * than the stop threshold, only its last depth can be as wide as that makes it. 131 for the
   * reference's settings.
   */
  public int largestTree() {
    int inner = widths.get(0);
    for (int level = 0; level < BOUNDS.size() && stopThreshold < BOUNDS.get(level); level++) {
      inner = Math.max(inner, widths.get(level + 1));
    }
    return 1 + (budget - 1) * inner + widest();
  }
}
