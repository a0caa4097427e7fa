package dev.conflayers.decode;

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
  public DraftSettings {
    widths = List.copyOf(widths);
    if (budget < 1 || budget > 64) {
      throw new IllegalArgumentException("budget must be within [1, 64], got " + budget);
    }
    if (!(stopThreshold >= 0 && stopThreshold <= 1)) {
      throw new IllegalArgumentException(
          "stop-threshold must be within [0, 1], got " + stopThreshold);
    }
    if (widths.size() != 4 || widths.stream().anyMatch(w -> w < 1 || w > 64)) {
      throw new IllegalArgumentException("widths must be 4 numbers within [1, 64], got " + widths);
    }
  }
}
