package dev.conflayers.cli;

import dev.conflayers.app.Models;
import dev.conflayers.base.Kebab;
import dev.conflayers.decode.DecodeTrace;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.Sampler;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Continues one prompt and shows where its tokens come from. */
@Command(
    name = "generate",
    description = "Continue one prompt; on a terminal, colours show which tokens were drafted.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Mixin private PromptOptions options = new PromptOptions();

  @Mixin private SamplerOptions chance = new SamplerOptions();

  @Option(names = "--trace", description = "Mark where tokens come from without colours too.")
  private boolean trace;

  @Mixin private Output output = new Output();

  GenerateCommand(Wiring wiring) {
    this.wiring = wiring;
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
      List<TracedText.Piece> pieces) {}

  @Override
  public Integer call() throws IOException {
    PromptOptions.Choice choice = options.choose(wiring);
    Sampler sampler = chance.sampler();
    Terminal terminal = wiring.terminal();
    try (LoadedModel loaded = Models.load(wiring.workplace(), choice.model(), options.offline())) {
      PromptOptions.Encoded prompt = options.encode(wiring, loaded);
      Generation generation =
          choice
              .strategy()
              .newDecoder(loaded.model(), wiring.instruments().clock())
              .decode(prompt.tokens(), prompt.stop(), sampler);
      List<TracedText.Piece> pieces = TracedText.pieces(generation, loaded.tokenizer());
      String text = loaded.tokenizer().decode(generation.tokens());
      if (output.json()) {
        terminal.print(
            JsonReport.document(
                new Document(
                    choice.model().name(),
                    choice.strategy().name(),
                    prompt.tokens().size(),
                    Arrays.stream(generation.tokens().toArray()).boxed().toList(),
                    text,
                    Kebab.of(generation.finish()),
                    generation.trace().prefillNanos(),
                    generation.trace().totalNanos(),
                    pieces)));
      } else {
        show(generation, pieces, text);
      }
    }
    return ExitCode.OK.status();
  }

  private void show(Generation generation, List<TracedText.Piece> pieces, String text) {
    Terminal terminal = wiring.terminal();
    boolean marked = terminal.colour() || trace;
    terminal.println(marked ? TracedText.render(pieces, terminal) : text);
    if (marked) {
      terminal.note("");
      terminal.note(TracedText.legend(terminal));
    }
    DecodeTrace timing = generation.trace();
    int later = Math.max(1, timing.emitted() - 1);
    StringBuilder summary = new StringBuilder();
    summary.append(
        String.format(
            Locale.ROOT,
            "%d tokens in %.2f s: prefill %.2f s, then %.1f ms per token",
            generation.tokens().size(),
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
