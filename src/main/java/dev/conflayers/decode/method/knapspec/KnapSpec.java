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
 * KnapSpec (arXiv 2602.20217): at intervals, a knapsack over sublayers, weighted by their measured
 * cost, determines which to skip and how many tokens to draft. Until the first choice it takes
 * plain steps.
 */
public final class KnapSpec {
  /** Sublayers and draft length chosen by measured cost. */
  public static final Method<KnapSpecSettings> METHOD =
      new Method<>(
          "knapspec",
          KnapSpecSettings.class,
          KnapSpec::decoder,
          List.of(StreamState.COLD_STREAM),
          MethodFacts.of(
                  "drafts without the sublayers, and to the length, that a knapsack over measured"
                      + " costs chooses")
              .publishedIn("arXiv 2602.20217")
              .withValues("rounds 5, interval 64, budget 10, stop-threshold 0.7")
              .costing(
                  "nine timed steps and the weights of two passes per interval of verifications,"
                      + " one of them over as many states as half the sublayers weigh"));

  private KnapSpec() {}

  /**
   * Returns a decoder without a chosen skip set.
   *
   * @param clock also measures the cost of sublayers
   */
  public static Decoder decoder(LanguageModel model, KnapSpecSettings settings, NanoClock clock) {
    KnapSpecPolicy policy = new KnapSpecPolicy(settings, model.shape(), clock);
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, settings.draft());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }
}
