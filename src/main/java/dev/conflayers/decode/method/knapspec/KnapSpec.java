package dev.conflayers.decode.method.knapspec;

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
 * Decodes by KnapSpec (arXiv 2602.20217): now and then a knapsack over sublayers, weighed by what
 * they cost here, says which to leave out and how many tokens to draft. Until the first choice it
 * takes plain steps.
 */
public final class KnapSpec {
  /** Sublayers and draft length, chosen by what they cost here. */
  public static final Method<KnapSpecSettings> METHOD =
      new Method<>(
          "knapspec",
          KnapSpecSettings.class,
          KnapSpec::decoder,
          List.of(StreamState.COLD_STREAM),
          MethodFacts.of(
                  "drafts without sublayers, and as far, as a knapsack over measured costs says")
              .publishedIn("arXiv 2602.20217")
              .withValues("rounds 5, interval 64, budget 10, stop-threshold 0.7")
              .costing(
                  "every interval of verifications nine timed steps and two passes' weights, one of"
                      + " them over as many states as half the sublayers weigh"));

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
