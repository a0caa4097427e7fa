package dev.conflayers.decode.method;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.model.LanguageModel;

/**
 * Decodes by KnapSpec (arXiv 2602.20217): now and then a knapsack over sublayers, weighed by what
 * they cost here, says which to leave out and how many tokens to draft. Until the first choice it
 * takes plain steps.
 */
public final class KnapSpec {
  private KnapSpec() {}

  /**
   * Returns a decoder that has chosen nothing yet.
   *
   * @param clock also tells what sublayers cost
   */
  public static Decoder decoder(LanguageModel model, KnapSpecSettings settings, NanoClock clock) {
    KnapSpecPolicy policy = new KnapSpecPolicy(settings, model.shape(), clock);
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
