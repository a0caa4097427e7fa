package dev.conflayers.decode.method.swift;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.LayerSkipDrafter;
import dev.conflayers.decode.LearningDecoder;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.Sampler;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import java.util.List;

/**
 * SWIFT (arXiv 2410.06916): as ConfLayers, but it searches for the sublayers to skip by trying
 * random sets, and some proposed by a Gaussian process, on the tokens generated so far.
 */
public final class Swift implements LearningDecoder {
  /** Sublayers found by trial. */
  public static final Method<SwiftSettings> METHOD =
      new Method<>(
          "swift",
          SwiftSettings.class,
          Swift::decoder,
          List.of(StreamState.values()),
          MethodFacts.of("drafts without the sublayers found by random and Bayesian search")
              .publishedIn("arXiv 2410.06916")
              .withValues(
                  "skip-ratio 0.45, context-window 50, bayes-interval 25, max-iterations 1000,"
                      + " max-tolerance 300, max-score 0.93 (its script); context-window 32,"
                      + " max-score 0.95 where ConfLayers was compared with it")
              .costing(
                  "a draft pass over the first tokens after every step while it searches, and a"
                      + " Gaussian process at intervals"));

  private final Decoder decoder;
  private final SwiftPolicy policy;

  private Swift(Decoder decoder, SwiftPolicy policy) {
    this.decoder = decoder;
    this.policy = policy;
  }

  /** Returns a fresh decoder. */
  public static Swift decoder(LanguageModel model, SwiftSettings settings, NanoClock clock) {
    int layers = model.shape().layers();
    if (layers < 3) {
      throw new IllegalArgumentException(
          "SWIFT keeps the first and the last layer, so a model needs at least 3, got "
              + layers
              + "; decode it at full depth");
    }
    SwiftPolicy policy = new SwiftPolicy(settings, model.shape());
    LayerSkipDrafter drafter = new LayerSkipDrafter(model, policy, settings.draft());
    return new Swift(new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock), policy);
  }

  @Override
  public Generation decode(TokenIds prompt, StopPolicy stop, Sampler sampler) {
    return decoder.decode(prompt, stop, sampler);
  }

  @Override
  public SkipSet freeze() {
    return policy.freeze();
  }
}
