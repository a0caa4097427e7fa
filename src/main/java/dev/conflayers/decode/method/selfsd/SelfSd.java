package dev.conflayers.decode.method.selfsd;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SkipPolicy;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.AdaptiveThreshold;
import dev.conflayers.decode.method.GivenSublayers;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import java.util.List;

/** Self-SD (arXiv 2309.08168): drafting with a given skip set and an adaptive stop threshold. */
public final class SelfSd {
  /** Sublayers listed in the suite, and an adaptive threshold. */
  public static final Method<SelfSdSettings> METHOD =
      new Method<>(
          "self-sd",
          SelfSdSettings.class,
          SelfSd::decoder,
          List.of(StreamState.COLD_STREAM),
          MethodFacts.of("drafts without given sublayers, with an adaptive stop threshold")
              .publishedIn("arXiv 2309.08168")
              .withValues(
                  "budget 8, start-threshold 0.8, sets of 24 attention and 10 feed-forward"
                      + " sublayers of a 13B model's 80")
              .costing("nothing while decoding"));

  private SelfSd() {}

  /**
   * Returns a decoder that drafts without the sublayers of {@code settings} and adapts when a draft
   * ends.
   *
   * @throws IllegalArgumentException if {@code model} has no such layer
   */
  public static Decoder decoder(LanguageModel model, SelfSdSettings settings, NanoClock clock) {
    SkipSet skips = GivenSublayers.of(model, settings.attention(), settings.mlp());
    return decoder(model, () -> skips, settings.budget(), settings.startThreshold(), clock);
  }

  static Decoder decoder(
      LanguageModel model, SkipPolicy policy, int budget, double startThreshold, NanoClock clock) {
    DraftSettings chain = SelfSdSettings.chain(budget, startThreshold);
    AdaptiveThreshold threshold = new AdaptiveThreshold(startThreshold, budget);
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, chain, threshold);
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
