package dev.conflayers.decode.method.fixed;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.DraftOnlyDecoder;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.GivenSublayers;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import java.util.List;

/** Drafting with a given skip set. */
public final class StaticSkip {
  /** Sublayers listed in the suite. */
  public static final Method<StaticSkipSettings> METHOD =
      new Method<>(
          "static-skip",
          StaticSkipSettings.class,
          StaticSkip::decoder,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of(
              "drafts without given sublayers; with none, shows the overhead of drafting alone"));

  /** Unverified drafting: text may differ from full depth's. */
  public static final Method<DraftOnlySettings> UNVERIFIED =
      new Method<>(
          "draft-only",
          DraftOnlySettings.class,
          StaticSkip::unverified,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of("a control: emits unverified drafts").lossy());

  private StaticSkip() {}

  /**
   * Returns a decoder that drafts without the sublayers of {@code settings}.
   *
   * @throws IllegalArgumentException if {@code model} has no such layer
   */
  public static Decoder decoder(LanguageModel model, StaticSkipSettings settings, NanoClock clock) {
    SkipSet skips = GivenSublayers.of(model, settings.attention(), settings.mlp());
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, () -> skips, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }

  /**
   * Returns a decoder that emits unverified drafts without the sublayers of {@code settings}.
   *
   * @throws IllegalArgumentException if {@code model} has no such layer
   */
  public static Decoder unverified(
      LanguageModel model, DraftOnlySettings settings, NanoClock clock) {
    return new DraftOnlyDecoder(
        model, GivenSublayers.of(model, settings.attention(), settings.mlp()), clock);
  }
}
