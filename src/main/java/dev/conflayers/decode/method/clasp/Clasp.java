package dev.conflayers.decode.method.clasp;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.LanguageModel;
import java.util.List;

/**
 * CLaSp (arXiv 2505.24196): at intervals, a dynamic programme chooses the layers whose omission
 * changes the last accepted token's hidden state least. The very first draft runs at full depth,
 * since nothing has been verified yet that a choice could be based on.
 */
public final class Clasp {
  /** Layers chosen from the states of the last verification. */
  public static final Method<ClaspSettings> METHOD =
      new Method<>(
          "clasp",
          ClaspSettings.class,
          Clasp::decoder,
          List.of(StreamState.COLD_STREAM),
          MethodFacts.of(
                  "drafts without the layers that change the last token's hidden state least, found"
                      + " by a dynamic programme")
              .publishedIn("arXiv 2505.24196")
              .withValues("skip-ratio 0.5 to 0.6, interval 128, stop-threshold 0.7")
              .costing(
                  "the weights of two passes per interval of verifications, one of them over as"
                      + " many rows as layers are skipped"));

  private Clasp() {}

  /** Returns a decoder without a chosen skip set. */
  public static Decoder decoder(LanguageModel model, ClaspSettings settings, NanoClock clock) {
    ClaspPolicy policy = new ClaspPolicy(settings, model.shape());
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
