package dev.conflayers.decode.method;

import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import java.util.BitSet;
import java.util.List;

/** Skip sets that settings name layer by layer. */
public final class GivenSublayers {
  private GivenSublayers() {}

  /**
   * Returns the set of these sublayers.
   *
   * @throws IllegalArgumentException if {@code model} has no such layer
   */
  public static SkipSet of(LanguageModel model, List<Integer> attention, List<Integer> mlp) {
    int layers = model.shape().layers();
    return SkipSet.ofSublayers(set("attention", attention, layers), set("mlp", mlp, layers));
  }

  /** Refuses negative numbers of layers. */
  public static void check(List<Integer> attention, List<Integer> mlp) {
    if (attention.stream().anyMatch(l -> l < 0) || mlp.stream().anyMatch(l -> l < 0)) {
      throw new IllegalArgumentException(
          "layers must not be negative, got attention " + attention + " and mlp " + mlp);
    }
  }

  private static BitSet set(String sublayer, List<Integer> chosen, int layers) {
    BitSet set = new BitSet();
    for (int layer : chosen) {
      if (layer < 0 || layer >= layers) {
        throw new IllegalArgumentException(
            sublayer
                + " layers must be within [0, "
                + (layers - 1)
                + "], as the model has "
                + layers
                + " layers, got "
                + layer);
      }
      set.set(layer);
    }
    return set;
  }
}
