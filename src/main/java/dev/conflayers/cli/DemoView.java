package dev.conflayers.cli;

import dev.conflayers.app.prompt.Demonstrate.Shown;
import dev.conflayers.app.prompt.TracedPiece;
import java.util.List;
import java.util.Locale;

/** Shows prompts that were decoded at full depth and with ConfLayers. */
final class DemoView {
  private final Terminal terminal;

  DemoView(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(Shown shown, List<TracedPiece> pieces) {
    terminal.println(terminal.styled("1", shown.task()));
    terminal.println(terminal.wrapped(shown.prompt().strip()));
    terminal.println("→" + TracedText.render(pieces, terminal).stripTrailing());
    terminal.println(
        String.format(
            Locale.ROOT,
            "  %d tokens, %d of %d drafted ones accepted; %.0f ms at full depth, %.0f ms with"
                + " ConfLayers; %s",
            shown.tokens(),
            shown.accepted(),
            shown.drafted(),
            shown.fullDepthNanos() / 1e6,
            shown.conflayersNanos() / 1e6,
            shown.sameTokens() ? "the same tokens" : "the tokens DIFFER, which is a defect"));
    terminal.println("");
  }

  void sumUp(List<Shown> all) {
    terminal.println(TracedText.legend(terminal));
    long same = all.stream().filter(Shown::sameTokens).count();
    terminal.println(
        terminal.wrapped(
            String.format(
                Locale.ROOT,
                "%d of %d texts are full depth's, token for token. Few prompts, timed once, say"
                    + " little about speed: './conflayers run suites/quick.yaml' measures it with"
                    + " an interval, and './conflayers run suites/smollm2.yaml' does so on a real"
                    + " model.",
                same,
                all.size())));
  }
}
