package dev.conflayers.decode.method.exit;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.EarlyExitDrafter;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.LanguageModel;
import java.util.List;

/**
 * Decodes by DEL (arXiv 2504.05598): as {@link LayerSkip}, but what every layer would have said at
 * verified tokens decides where the next draft leaves and how long it is.
 */
public final class Del {
  /** The same, with an exit and a length that are chosen anew for each draft. */
  public static final Method<DelSettings> METHOD =
      new Method<>(
          "del",
          DelSettings.class,
          Del::decoder,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of("as layerskip, with exit and length by what layers would have said so far")
              .publishedIn("arXiv 2504.05598")
              .withValues("longest 10, decay 0.95, prompt-tokens 32")
              .costing(
                  "the head over all layers and tokens of every verification, and one pass over the"
                      + " prompt's last tokens"));

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
