package dev.conflayers.decode.method;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.model.LanguageModel;

/**
 * Decodes by CLaSp (arXiv 2505.24196): now and then a dynamic programme chooses the layers without
 * which the last accepted token's hidden state changes least. The first draft of all is at full
 * depth, since nothing has been verified that a choice could rest on.
 */
public final class Clasp {
  private Clasp() {}

  /** Returns a decoder that has chosen nothing yet. */
  public static Decoder decoder(LanguageModel model, ClaspSettings settings, NanoClock clock) {
    ClaspPolicy policy = new ClaspPolicy(settings, model.shape());
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
