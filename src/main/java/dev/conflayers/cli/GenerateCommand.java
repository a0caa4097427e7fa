package dev.conflayers.cli;

import dev.conflayers.app.prompt.GenerateText;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
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

  @Override
  public Integer call() throws IOException {
    GenerateText.Generated generated =
        new GenerateText(wiring.workplace()).generate(options.request(), chance.sampler());
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(GenerateView.document(generated)));
    } else {
      new GenerateView(wiring.terminal()).show(generated, trace);
    }
    return ExitCode.OK.status();
  }
}
