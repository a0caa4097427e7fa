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
 * Decodes by CLaSp (arXiv 2505.24196): now and then a dynamic programme chooses the layers without
 * which the last accepted token's hidden state changes least. The first draft of all is at full
 * depth, since nothing has been verified that a choice could rest on.
 */
public final class Clasp {
  /** Layers, chosen from the states of the last verification. */
  public static final Method<ClaspSettings> METHOD =
      new Method<>(
          "clasp",
          ClaspSettings.class,
          Clasp::decoder,
          List.of(StreamState.COLD_STREAM),
          MethodFacts.of(
                  "drafts without the layers that change the last token's hidden state least, by a"
                      + " dynamic programme")
              .publishedIn("arXiv 2505.24196")
              .withValues("skip-ratio 0.5 to 0.6, interval 128, stop-threshold 0.7")
              .costing(
                  "every interval of verifications two passes' weights, one of them over as many"
                      + " rows as layers are left out"));

  private Clasp() {}

  /** Returns a decoder that has chosen nothing yet. */
  public static Decoder decoder(LanguageModel model, ClaspSettings settings, NanoClock clock) {
    ClaspPolicy policy = new ClaspPolicy(settings, model.shape());
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
