package dev.conflayers.cli;

import dev.conflayers.app.prompt.ChosenPrompt;
import dev.conflayers.app.prompt.ExplainLayers;
import dev.conflayers.app.prompt.ExplainedLayers;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
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

  @Override
  public Integer call() throws IOException {
    ChosenPrompt chosen = new ChosenPrompt(wiring.workplace(), options.request());
    ExplainLayers service =
        ExplainLayers.of(wiring.workplace(), chosen)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "explain needs a strategy of kind conflayers, got "
                            + chosen.strategy().name()
                            + " of kind "
                            + chosen.strategy().kind()
                            + "; choose one with --strategy"));
    ExplainedLayers explained = service.explain();
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(explained));
    } else {
      new ExplainView(wiring.terminal()).show(explained, service.skipRatio());
    }
    return ExitCode.OK.status();
  }
}
