package dev.conflayers.cli;

import dev.conflayers.app.prompt.ExplainedLayers;
import java.util.Locale;

/** Shows each layer's confidence, and why it would be skipped or kept. */
final class ExplainView {
  private final Terminal terminal;

  ExplainView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows the layers, of which a share of {@code skipRatio} is aimed for. */
  void show(ExplainedLayers explained, double skipRatio) {
    terminal.println(
        terminal.styled(
            "1", "layer   attention         mlp         sum          z  window  threshold"));
    for (ExplainedLayers.Layer layer : explained.layers()) {
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
    int eligible = explained.layers().size() - 2;
    terminal.println("");
    terminal.println(
        terminal.wrapped(
            String.format(
                Locale.ROOT,
                "%d of %d eligible layers would be skipped (%.0f%%; %.0f%% is aimed for). A layer"
                    + " goes if its z, the confidence of both sublayers on a common scale, lies"
                    + " below the threshold: its neighbours' mean minus %s times their standard"
                    + " deviation. Probed: the last %d generated tokens after a prompt of %d.",
                explained.skipped().size(),
                eligible,
                100.0 * explained.skipped().size() / Math.max(1, eligible),
                100 * skipRatio,
                explained.lambda(),
                explained.probedTokens(),
                explained.promptTokens())));
  }
}
