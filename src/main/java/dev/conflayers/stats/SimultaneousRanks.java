package dev.conflayers.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Simultaneous confidence sets for ranks, from all pairwise differences (Mogstad, Romano, Shaikh
 * and Wilhelm, Review of Economic Studies 91, 2024): an item is behind each item that is shown to
 * be ahead of it, and ahead of each that is shown to be behind. Both directions of each pair are
 * hypotheses of one family, tested one-sided by t and adjusted by Holm, so that with the given
 * confidence no true rank is outside its range, whatever the dependence of the differences.
 *
 * <p>Differences of items measured on the same prompts have a far smaller variance than the items:
 * effects common to all items of a prompt cancel.
 */
public record SimultaneousRanks(double confidence, List<Places> places) {
  public SimultaneousRanks {
    Checks.level("confidence", confidence);
    places = List.copyOf(places);
  }

  /**
   * The range of an item's rank, 1 for the largest.
   *
   * @param best the best rank that is not ruled out
   * @param worst the worst rank that is not ruled out
   */
  public record Places(int best, int worst) {}

  /**
   * Ranks {@code items} items, the largest first.
   *
   * @param difference the mean of the first index minus that of the second, for a lower and a
   *     higher index; null if unknown, so that neither is shown to be ahead
   */
  public static SimultaneousRanks of(
      int items,
      BiFunction<Integer, Integer, @Nullable StudentEstimate> difference,
      double confidence) {
    Checks.atLeast("items", items, 2);
    List<Double> pValues = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      for (int j = i + 1; j < items; j++) {
        StudentEstimate ahead = difference.apply(i, j);
        pValues.add(ahead == null ? 1 : ahead.pAbove(0));
        pValues.add(ahead == null ? 1 : ahead.pBelow(0));
      }
    }
    List<Double> adjusted = MultipleTests.holm(pValues);
    int[] best = new int[items];
    int[] worst = new int[items];
    for (int i = 0; i < items; i++) {
      best[i] = 1;
      worst[i] = items;
    }
    double alpha = 1 - Checks.level("confidence", confidence);
    int at = 0;
    for (int i = 0; i < items; i++) {
      for (int j = i + 1; j < items; j++) {
        if (adjusted.get(at++) <= alpha) {
          best[j]++;
          worst[i]--;
        }
        if (adjusted.get(at++) <= alpha) {
          best[i]++;
          worst[j]--;
        }
      }
    }
    List<Places> places = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      places.add(new Places(best[i], worst[i]));
    }
    return new SimultaneousRanks(confidence, places);
  }
}
