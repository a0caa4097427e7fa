package dev.conflayers.cli;

import dev.conflayers.app.prompt.GenerateText.Generated;
import dev.conflayers.app.prompt.TracedPiece;
import dev.conflayers.base.Kebab;
import dev.conflayers.decode.DecodeTrace;
import java.util.List;
import java.util.Locale;

/** Shows the continuation of a prompt, as text or in JSON. */
final class GenerateView {
  private final Terminal terminal;

  GenerateView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The JSON form. */
  record Document(
      String model,
      String strategy,
      int promptTokens,
      List<Integer> tokens,
      String text,
      String finish,
      long prefillNanos,
      long totalNanos,
      List<TracedPiece> pieces) {}

  static Document document(Generated generated) {
    return new Document(
        generated.model(),
        generated.strategy(),
        generated.promptTokens(),
        generated.tokens(),
        generated.text(),
        Kebab.of(generated.finish()),
        generated.trace().prefillNanos(),
        generated.trace().totalNanos(),
        generated.pieces());
  }

  /** Shows the text; {@code trace} marks where tokens come from without colours too. */
  void show(Generated generated, boolean trace) {
    boolean marked = terminal.colour() || trace;
    terminal.println(marked ? TracedText.render(generated.pieces(), terminal) : generated.text());
    if (marked) {
      terminal.note("");
      terminal.note(TracedText.legend(terminal));
    }
    DecodeTrace timing = generated.trace();
    int later = Math.max(1, timing.emitted() - 1);
    StringBuilder summary = new StringBuilder();
    summary.append(
        String.format(
            Locale.ROOT,
            "%d tokens in %.2f s: prefill %.2f s, then %.1f ms per token",
            generated.tokens().size(),
            timing.totalNanos() / 1e9,
            timing.prefillNanos() / 1e9,
            (timing.totalNanos() - timing.prefillNanos()) / 1e6 / later));
    if (timing.drafted() > 0) {
      summary.append(
          String.format(
              Locale.ROOT,
              "; %d drafted, %d accepted (%.0f%%) in %d verifications",
              timing.drafted(),
              timing.accepted(),
              100.0 * timing.accepted() / timing.drafted(),
              timing.steps().size()));
    }
    terminal.note(summary.append('.').toString());
  }
}
