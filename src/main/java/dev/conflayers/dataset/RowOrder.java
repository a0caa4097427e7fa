package dev.conflayers.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shuffled row order of a dataset for a seed: NumPy's {@code
 * default_rng(seed).permutation(rows)}, which is what {@code shuffle(seed)} of Hugging Face
 * datasets applies. This reproduces the row orders of published runs.
 */
public final class RowOrder {
  private RowOrder() {}

  /** Returns the row numbers 0 to {@code rows - 1}, shuffled; 0 is a seed like any other. */
  public static List<Integer> of(long seed, int rows) {
    int[] order = IntStream.range(0, rows).toArray();
    Pcg64 generator = new Pcg64(seed);
    for (int i = rows - 1; i > 0; i--) {
      int j = generator.nextUpTo(i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return Arrays.stream(order).boxed().toList();
  }
}
