package dev.conflayers.cli;

import dev.conflayers.app.Models;
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
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.suite.Strategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how ConfLayers would choose layers after one prompt. */
@Command(
    name = "explain",
    description =
        "Generate from one prompt at full depth, then show each layer's confidence and why"
            + " ConfLayers would skip or keep it.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Mixin private PromptOptions options = new PromptOptions();

  @Mixin private Output output = new Output();

  ExplainCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** One layer; the last four are null for the first and last layer, which always stay. */
  record Layer(
      int layer,
      float attention,
      float mlp,
      @Nullable Double score,
      @Nullable Integer window,
      @Nullable Double threshold,
      @Nullable Boolean skipped) {}

  /** The JSON form. */
  record Document(
      String strategy,
      int promptTokens,
      int probedTokens,
      double lambda,
      int ties,
      List<Integer> skipped,
      List<Layer> layers) {}

  @Override
  public Integer call() throws IOException {
    PromptOptions.Choice choice = options.choose(wiring);
    Strategy strategy = choice.strategy();
    ConfLayersSettings settings =
        strategy
            .settings(ConfLayers.METHOD)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "explain needs a strategy of kind conflayers, got "
                            + strategy.name()
                            + " of kind "
                            + strategy.kind()
                            + "; choose one with --strategy"));
    try (LoadedModel loaded = Models.load(wiring.workplace(), choice.model(), options.offline())) {
      Document document =
          explain(loaded, options.encode(wiring, loaded), strategy.name(), settings);
      if (output.json()) {
        wiring.terminal().print(JsonReport.document(document));
      } else {
        show(document, settings);
      }
    }
    return ExitCode.OK.status();
  }

  private Document explain(
      LoadedModel loaded, PromptOptions.Encoded prompt, String name, ConfLayersSettings settings) {
    Generation generation =
        new FullDepthDecoder(loaded.model(), wiring.instruments().clock())
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
    return new Document(
        name,
        prompt.tokens().size(),
        window.length,
        settings.lambda(),
        selection.ties(),
        selection.layers(),
        layers(profile, selection));
  }

  private static List<Layer> layers(LayerConfidence profile, LayerSelection selection) {
    List<Layer> layers = new ArrayList<>();
    for (int layer = 0; layer < profile.layers(); layer++) {
      int k = layer - 1;
      boolean eligible = k >= 0 && k < selection.scores().size();
      layers.add(
          new Layer(
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

  private void show(Document document, ConfLayersSettings settings) {
    Terminal terminal = wiring.terminal();
    terminal.println(
        terminal.styled(
            "1", "layer   attention         mlp         sum          z  window  threshold"));
    for (Layer layer : document.layers()) {
      String line =
          String.format(
              Locale.ROOT,
              "%5d  %10.6f  %10.6f  %10.6f",
              layer.layer(),
              layer.attention(),
              layer.mlp(),
              layer.attention() + layer.mlp());
      line +=
          layer.score() == null
              ? "          -       -          -  stays"
              : String.format(
                  Locale.ROOT,
                  "  %9.4f  %6d  %9.4f  %s",
                  layer.score(),
                  layer.window(),
                  layer.threshold(),
                  Boolean.TRUE.equals(layer.skipped()) ? "skipped" : "kept");
      boolean skipped = Boolean.TRUE.equals(layer.skipped());
      terminal.println(skipped ? terminal.styled("31", line) : line);
    }
    int eligible = document.layers().size() - 2;
    terminal.println("");
    terminal.println(
        terminal.wrapped(
            String.format(
                Locale.ROOT,
                "%d of %d eligible layers would be skipped (%.0f%%; %.0f%% is aimed for). A layer"
                    + " goes if its z, the confidence of both sublayers on a common scale, lies"
                    + " below the threshold: its neighbours' mean minus %s times their standard"
                    + " deviation. Probed: the last %d generated tokens after a prompt of %d.",
                document.skipped().size(),
                eligible,
                100.0 * document.skipped().size() / Math.max(1, eligible),
                100 * settings.skipRatio(),
                document.lambda(),
                document.probedTokens(),
                document.promptTokens())));
  }
}
