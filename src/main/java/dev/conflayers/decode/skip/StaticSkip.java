package dev.conflayers.decode.skip;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import java.util.BitSet;
import java.util.List;

/** Decodes with a skip set that was chosen beforehand. */
public final class StaticSkip {
  private StaticSkip() {}

  /**
   * Returns a decoder that drafts without the sublayers of {@code settings}.
   *
   * @throws IllegalArgumentException if {@code model} has no such layer
   */
  public static Decoder decoder(LanguageModel model, StaticSkipSettings settings, NanoClock clock) {
    int layers = model.shape().layers();
    BitSet attention = set("attention", settings.attention(), layers);
    BitSet mlp = set("mlp", settings.mlp(), layers);
    SkipSet skips = SkipSet.ofSublayers(attention, mlp);
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, () -> skips, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
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
