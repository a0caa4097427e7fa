package dev.conflayers.decode.method;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.DraftOnlyDecoder;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SkipPolicy;
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
    SkipSet skips = skips(model, settings.attention(), settings.mlp());
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, () -> skips, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }

  /**
   * Returns a decoder that drafts without the sublayers of {@code settings} and adapts when a draft
   * ends.
   *
   * @throws IllegalArgumentException if {@code model} has no such layer
   */
  public static Decoder selfSd(LanguageModel model, SelfSdSettings settings, NanoClock clock) {
    SkipSet skips = skips(model, settings.attention(), settings.mlp());
    return selfSd(model, () -> skips, settings.budget(), settings.startThreshold(), clock);
  }

  static Decoder selfSd(
      LanguageModel model, SkipPolicy policy, int budget, double startThreshold, NanoClock clock) {
    DraftSettings chain = SelfSdSettings.chain(budget, startThreshold);
    AdaptiveThreshold threshold = new AdaptiveThreshold(startThreshold, budget);
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, chain, threshold);
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }

  /**
   * Returns a decoder that emits what a draft without the sublayers of {@code settings} would,
   * right or wrong.
   *
   * @throws IllegalArgumentException if {@code model} has no such layer
   */
  public static Decoder unverified(
      LanguageModel model, DraftOnlySettings settings, NanoClock clock) {
    return new DraftOnlyDecoder(model, skips(model, settings.attention(), settings.mlp()), clock);
  }

  static SkipSet skips(LanguageModel model, List<Integer> attention, List<Integer> mlp) {
    int layers = model.shape().layers();
    return SkipSet.ofSublayers(set("attention", attention, layers), set("mlp", mlp, layers));
  }

  static void checkLayers(List<Integer> attention, List<Integer> mlp) {
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
