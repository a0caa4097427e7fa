package dev.conflayers.app.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a model as ConfLayers sees them after one prompt.
 *
 * @param probedTokens of the generated text, its last
 * @param skipped the layers that would be skipped
 */
public record ExplainedLayers(
    String strategy,
    int promptTokens,
    int probedTokens,
    double lambda,
    int ties,
    List<Integer> skipped,
    List<Layer> layers) {
  public ExplainedLayers {
    skipped = List.copyOf(skipped);
    layers = List.copyOf(layers);
  }

  /** One layer; the last four are null for the first and last layer, which always stay. */
  public record Layer(
      int layer,
      float attention,
      float mlp,
      @Nullable Double score,
      @Nullable Integer window,
      @Nullable Double threshold,
      @Nullable Boolean skipped) {}
}
