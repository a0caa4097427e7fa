package dev.conflayers.lab.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Batches sequences of similar length into passes to minimise padding: in every epoch they are
 * shuffled, sorted by length within windows, cut into passes, and the passes of a window shuffled.
 * An epoch's order depends on seed and epoch only.
 */
final class DataOrder {
  /** Passes in a window: enough for similar lengths, few enough that windows stay mixed. */
  private static final int WINDOW_PASSES = 64;

  private final int[] lengths;
  private final long seed;
  private final int tokensPerPass;

  DataOrder(int[] lengths, long seed, int tokensPerPass) {
    this.lengths = lengths.clone();
    this.seed = seed;
    this.tokensPerPass = tokensPerPass;
    int longest = Arrays.stream(lengths).max().orElse(0);
    if (longest > tokensPerPass) {
      throw new TrainingProblem(
          "schedule.tokens-per-pass must be at least data.longest; there is a sequence of "
              + longest
              + " tokens, got "
              + tokensPerPass);
    }
  }

  /** Returns the passes of {@code epoch}, each a list of sequences. */
  List<int[]> epoch(int epoch) {
    SplittableRandom random = Seeds.of(seed, "data-order", epoch);
    int[] order = new int[lengths.length];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      swap(order, i, random.nextInt(i + 1));
    }
    double mean = Arrays.stream(lengths).average().orElse(1);
    int window = (int) Math.max(1, WINDOW_PASSES * tokensPerPass / mean);
    List<int[]> passes = new ArrayList<>();
    for (int from = 0; from < order.length; from += window) {
      List<int[]> cut = cut(order, from, Math.min(order.length, from + window));
      for (int i = cut.size() - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int[] moved = cut.get(i);
        cut.set(i, cut.get(j));
        cut.set(j, moved);
      }
      passes.addAll(cut);
    }
    return passes;
  }

  private List<int[]> cut(int[] order, int from, int to) {
    int[] sorted =
        Arrays.stream(order, from, to)
            .boxed()
            .sorted((a, b) -> Integer.compare(lengths[a], lengths[b]))
            .mapToInt(i -> i)
            .toArray();
    List<int[]> passes = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < sorted.length; i++) {
      // Lengths ascend, so the next sequence determines the width of the pass.
      if ((i - start + 1) * lengths[sorted[i]] > tokensPerPass) {
        passes.add(Arrays.copyOfRange(sorted, start, i));
        start = i;
      }
    }
    passes.add(Arrays.copyOfRange(sorted, start, sorted.length));
    return passes;
  }

  private static void swap(int[] array, int i, int j) {
    int moved = array[i];
    array[i] = array[j];
    array[j] = moved;
  }
}
