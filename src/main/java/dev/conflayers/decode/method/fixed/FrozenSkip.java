package dev.conflayers.decode.method.fixed;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.DraftThreshold;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.AdaptiveThreshold;
import dev.conflayers.decode.method.FrozenSkipSettings;
import dev.conflayers.decode.method.GivenSublayers;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import java.util.List;

/** Drafting with the skip set of an earlier search, without searching further. */
public final class FrozenSkip {
  /** Sublayers that an earlier search found. */
  public static final Method<FrozenSkipSettings> METHOD =
      new Method<>(
          "frozen-skip",
          FrozenSkipSettings.class,
          FrozenSkip::decoder,
          List.of(StreamState.COLD_STREAM),
          MethodFacts.of(
              "drafts without the sublayers that an earlier search found for each task; 'tune'"
                  + " writes such sets"));

  private FrozenSkip() {}

  /**
   * Returns a decoder for prompts of the only task in {@code settings}.
   *
   * @throws IllegalArgumentException if they have sets for several tasks, or {@code model} lacks
   *     one of the layers
   */
  public static Decoder decoder(LanguageModel model, FrozenSkipSettings settings, NanoClock clock) {
    if (settings.sets().size() > 1) {
      throw new IllegalArgumentException(
          "sets must have exactly one task for prompts outside a suite, got "
              + settings.sets().size());
    }
    FrozenSkipSettings.TaskSet set = settings.sets().get(0);
    SkipSet skips = GivenSublayers.of(model, set.attention(), set.mlp());
    double stop = settings.draft().stopThreshold();
    DraftThreshold threshold =
        settings.adaptive()
            ? new AdaptiveThreshold(stop, settings.draft().budget())
            : DraftThreshold.fixed(stop);
    LayerSkipDrafter drafter =
        new LayerSkipDrafter(model, () -> skips, settings.draft(), threshold);
    return new SpeculativeDecoder(model, drafter, settings.stopCheck(), clock);
  }
}
