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
 * DEL (arXiv 2504.05598): as {@link LayerSkip}, but every layer's guesses at verified tokens
 * determine the next draft's exit layer and length.
 */
public final class Del {
  /** Early exit whose layer and length are chosen for each draft. */
  public static final Method<DelSettings> METHOD =
      new Method<>(
          "del",
          DelSettings.class,
          Del::decoder,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of(
                  "as layerskip, with exit and length chosen from the layers' guesses so far")
              .publishedIn("arXiv 2504.05598")
              .withValues("longest 10, decay 0.95, prompt-tokens 32")
              .costing(
                  "the head over all layers and tokens of every verification, and one pass over the"
                      + " prompt's last tokens"));

  private Del() {}

  /**
   * Returns a fresh decoder.
   *
   * @throws IllegalArgumentException if the model has only one layer, so that it cannot exit early
   */
  public static Decoder decoder(LanguageModel model, DelSettings settings, NanoClock clock) {
    LayerSkip.requireTwo(model);
    DelPolicy policy = new DelPolicy(settings, model.shape());
    EarlyExitDrafter drafter = new EarlyExitDrafter(model, policy, settings.longest());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
