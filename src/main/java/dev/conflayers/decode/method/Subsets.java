package dev.conflayers.decode.method;

import dev.conflayers.model.SkipSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Random and ranked subsets. */
public final class Subsets {
  private Subsets() {}

  /** Returns a uniformly drawn subset of {@code size} numbers below {@code of}. */
  public static BitSet draw(int of, int size, SplittableRandom random) {
    BitSet chosen = new BitSet();
    // Floyd's algorithm: one draw for each member.
    for (int last = of - size; last < of; last++) {
      int drawn = random.nextInt(last + 1);
      chosen.set(chosen.get(drawn) ? last : drawn);
    }
    return chosen;
  }

  /** Returns the indices of the {@code size} largest values; ties go to the first. */
  public static BitSet largest(double[] values, int size) {
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

  /**
   * Returns the skip set of the flags {@code chosen}: first those of the attention of each layer
   * except the first and the last, then those of the feed-forward networks.
   */
  public static SkipSet sublayers(BitSet chosen, int eligible) {
    BitSet attention = new BitSet();
    BitSet mlp = new BitSet();
    chosen.stream()
        .forEach(
            sublayer -> {
              if (sublayer < eligible) {
                attention.set(sublayer + 1);
              } else {
                mlp.set(sublayer - eligible + 1);
              }
            });
    return SkipSet.ofSublayers(attention, mlp);
  }
}
