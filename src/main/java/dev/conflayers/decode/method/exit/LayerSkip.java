package dev.conflayers.decode.method.exit;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.EarlyExitDrafter;
import dev.conflayers.decode.ExitPolicy;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SpeculativeDecoder;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.decode.method.MethodFacts;
import dev.conflayers.model.LanguageModel;
import java.util.List;

/**
 * LayerSkip (arXiv 2404.16710): drafts of fixed length that always leave the model after the same
 * layer. Its published speedups need weights trained for early exit; without them, the head can
 * predict little from the states of early layers.
 */
public final class LayerSkip {
  /** Drafting with the first layers, and verification from their states. */
  public static final Method<LayerSkipSettings> METHOD =
      new Method<>(
          "layerskip",
          LayerSkipSettings.class,
          LayerSkip::decoder,
          List.of(StreamState.PER_PROMPT_RESET),
          MethodFacts.of("drafts with the first layers, and verifies from their states")
              .publishedIn("arXiv 2404.16710")
              .withValues("exit-ratio 0.25 (8 of 32 layers), length 6, weights trained for it")
              .costing(
                  "nothing; verification does not repeat the first layers for drafted tokens"));

  private LayerSkip() {}

  /**
   * Returns a decoder by {@code settings}.
   *
   * @throws IllegalArgumentException if the model has only one layer, so that it cannot exit early
   */
  public static Decoder decoder(LanguageModel model, LayerSkipSettings settings, NanoClock clock) {
    int layers = requireTwo(model);
    long nearest = Math.round(settings.exitRatio() * layers);
    int exit = (int) Math.max(1, Math.min(layers - 1, nearest));
    EarlyExitDrafter drafter =
        new EarlyExitDrafter(model, new Fixed(exit, settings.length()), settings.length());
    return new SpeculativeDecoder(model, drafter, StopCheck.EXACT, clock);
  }

  static int requireTwo(LanguageModel model) {
    int layers = model.shape().layers();
    if (layers < 2) {
      throw new IllegalArgumentException(
          "an early exit needs a model of at least 2 layers, got "
              + layers
              + "; decode it at full depth");
    }
    return layers;
  }

  /** Policy with a constant exit and length. */
  private record Fixed(int exit, int depth) implements ExitPolicy {
    @Override
    public double threshold() {
      return 0;
    }

    @Override
    public boolean watches() {
      return false;
    }
  }
}
