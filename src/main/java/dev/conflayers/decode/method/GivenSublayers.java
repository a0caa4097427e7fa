package dev.conflayers.decode.method;

import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import java.util.BitSet;
import java.util.List;

/** Skip sets whose layers are listed in settings. */
public final class GivenSublayers {
  private GivenSublayers() {}

  /**
   * Returns the set of these sublayers.
   *
   * @throws IllegalArgumentException if {@code model} lacks one of the layers
   */
  public static SkipSet of(LanguageModel model, List<Integer> attention, List<Integer> mlp) {
    int layers = model.shape().layers();
    return SkipSet.ofSublayers(set("attention", attention, layers), set("mlp", mlp, layers));
  }

  /** Refuses negative layer numbers. */
  public static void check(List<Integer> attention, List<Integer> mlp) {
    if (attention.stream().anyMatch(l -> l < 0) || mlp.stream().anyMatch(l -> l < 0)) {
      throw new IllegalArgumentException(
          "layer numbers must not be negative, got attention " + attention + " and mlp " + mlp);
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
