package dev.conflayers.example.plugin;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.decode.method.MethodProvider;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import java.util.BitSet;
import java.util.List;

/** An example of a method that a jar brings: drafts without every second layer. */
public final class EverySecondLayer implements MethodProvider {
  /**
   * The keys of {@code settings} in a suite, with their types.
   *
   * @param first the first layer left out
   * @param draft how far a draft goes
   */
  public record Settings(int first, DraftSettings draft) {
    public Settings {
      if (first < 0) {
        throw new IllegalArgumentException("first must not be negative, got " + first);
      }
    }
  }

  @Override
  public List<Method<?>> methods() {
    return List.of(
        new Method<>(
            "every-second-layer",
            Settings.class,
            EverySecondLayer::decoder,
            List.of(StreamState.PER_PROMPT_RESET),
            MethodFacts.of("an example: drafts without every second layer")));
  }

  private static Decoder decoder(LanguageModel model, Settings settings, NanoClock clock) {
    BitSet layers = new BitSet();
    for (int layer = settings.first(); layer < model.shape().layers(); layer += 2) {
      layers.set(layer);
    }
    SkipSet skips = SkipSet.ofLayers(layers);
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, () -> skips, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
