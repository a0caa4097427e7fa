package dev.conflayers.decode.method;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.EarlyExitDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.model.LanguageModel;

/**
 * Decodes by DEL (arXiv 2504.05598): as {@link LayerSkip}, but what every layer would have said at
 * verified tokens decides where the next draft leaves and how long it is.
 */
public final class Del {
  private Del() {}

  /**
   * Returns a decoder that has seen nothing yet.
   *
   * @throws IllegalArgumentException if the model has one layer, and so none to exit before
   */
  public static Decoder decoder(LanguageModel model, DelSettings settings, NanoClock clock) {
    LayerSkip.requireTwo(model);
    DelPolicy policy = new DelPolicy(settings, model.shape());
    EarlyExitDrafter drafter = new EarlyExitDrafter(model, policy, settings.longest());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
