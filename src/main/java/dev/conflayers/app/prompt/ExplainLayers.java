package dev.conflayers.app.prompt;

import dev.conflayers.app.Workplace;
import dev.conflayers.decode.FullDepthDecoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings;
import dev.conflayers.decode.method.conflayers.LayerSelection;
import dev.conflayers.decode.method.conflayers.SelectionRule;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Generates from one prompt at full depth, and shows which layers ConfLayers would skip then. */
public final class ExplainLayers {
  private final Workplace workplace;
  private final ChosenPrompt chosen;
  private final ConfLayersSettings settings;

  private ExplainLayers(Workplace workplace, ChosenPrompt chosen, ConfLayersSettings settings) {
    this.workplace = workplace;
    this.chosen = chosen;
    this.settings = settings;
  }

  /** Returns the service; empty if the prompt's strategy is not ConfLayers. */
  public static Optional<ExplainLayers> of(Workplace workplace, ChosenPrompt chosen) {
    return chosen
        .strategy()
        .settings(ConfLayers.METHOD)
        .map(settings -> new ExplainLayers(workplace, chosen, settings));
  }

  /** Returns the share of layers that the strategy aims to skip. */
  public double skipRatio() {
    return settings.skipRatio();
  }

  /** Generates and explains. */
  public ExplainedLayers explain() throws IOException {
    try (LoadedModel loaded = chosen.load()) {
      return explain(loaded, chosen.encode(loaded));
    }
  }

  private ExplainedLayers explain(LoadedModel loaded, ChosenPrompt.Encoded prompt) {
    Generation generation =
        new FullDepthDecoder(loaded.model(), workplace.instruments().clock())
            .decode(prompt.tokens(), prompt.stop());
    int[] output = generation.tokens().toArray();
    int from = Math.max(0, output.length - settings.contextWindow());
    int[] before = Arrays.copyOf(prompt.tokens().toArray(), prompt.tokens().size() + from);
    System.arraycopy(output, 0, before, prompt.tokens().size(), from);
    int[] window = Arrays.copyOfRange(output, from, output.length);
    LayerConfidence profile;
    try (DecodeSession session = loaded.model().openSession(before.length + window.length)) {
      session.append(before, SkipSet.none(), Readout.ARGMAX);
      profile = session.probe(before.length, window, settings.confidenceSpace());
    }
    LayerSelection selection =
        LayerSelection.of(
            profile,
            SelectionRule.of(settings, settings.lambda())
                .withCap(SelectionRule.referenceCap(loaded.model().shape())));
    return new ExplainedLayers(
        chosen.strategy().name(),
        prompt.tokens().size(),
        window.length,
        settings.lambda(),
        selection.ties(),
        selection.layers(),
        layers(profile, selection));
  }

  private static List<ExplainedLayers.Layer> layers(
      LayerConfidence profile, LayerSelection selection) {
    List<ExplainedLayers.Layer> layers = new ArrayList<>();
    for (int layer = 0; layer < profile.layers(); layer++) {
      int k = layer - 1;
      boolean eligible = k >= 0 && k < selection.scores().size();
      layers.add(
          new ExplainedLayers.Layer(
              layer,
              profile.attention().get(layer),
              profile.mlp().get(layer),
              eligible ? selection.scores().get(k) : null,
              eligible ? selection.windows().get(k) : null,
              eligible ? selection.thresholds().get(k) : null,
              eligible ? selection.layers().contains(layer) : null));
    }
    return layers;
  }
}
