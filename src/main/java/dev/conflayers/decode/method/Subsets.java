package dev.conflayers.decode.method;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Draws subsets. */
final class Subsets {
  private Subsets() {}

  /** Returns {@code size} of the numbers below {@code of}, each subset as likely as any other. */
  static BitSet draw(int of, int size, SplittableRandom random) {
    BitSet chosen = new BitSet();
    // Floyd's algorithm: one draw for each that is chosen.
    for (int last = of - size; last < of; last++) {
      int drawn = random.nextInt(last + 1);
      chosen.set(chosen.get(drawn) ? last : drawn);
    }
    return chosen;
  }

  /** Returns the indices of the {@code size} largest values; of equal ones the first. */
  static BitSet largest(double[] values, int size) {
    Integer[] order = new Integer[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
    BitSet chosen = new BitSet();
    for (int i = 0; i < size; i++) {
      chosen.set(order[i]);
    }
    return chosen;
  }
}
