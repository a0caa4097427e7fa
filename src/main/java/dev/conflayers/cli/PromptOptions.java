package dev.conflayers.cli;

import dev.conflayers.app.prompt.PromptRequest;
import dev.conflayers.model.Device;
import dev.conflayers.model.NumberFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands about a single prompt have in common: the prompt, the model, the strategy. */
final class PromptOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PROMPT", description = "The prompt, or @FILE to read it from a file.")
  private String prompt = "";

  @Option(
      names = "--suite",
      paramLabel = "FILE",
      defaultValue = "suites/smollm2.yaml",
      description = "Where model and strategies are described; default: ${DEFAULT-VALUE}.")
  private Path suite = Path.of("");

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "A strategy of the suite; default: the first that drafts.")
  private @Nullable String strategy;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "A catalogue name or the path of a checkpoint; default: the suite's.")
  private @Nullable String model;

  @Option(
      names = "--dtype",
      paramLabel = "FORMAT",
      description = "fp32, bf16, fp16 or fp64; default: the suite's.")
  private @Nullable NumberFormat dtype;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu or cuda; default: the suite's.")
  private @Nullable Device device;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      defaultValue = "128",
      description = "The most tokens to generate; default: ${DEFAULT-VALUE}.")
  private int maxNewTokens;

  @Option(
      names = "--raw",
      description = "Continue the prompt as it is, even if the model has a chat format.")
  private boolean raw;

  @Mixin private Network network = new Network();

  PromptRequest request() {
    if (maxNewTokens < 1) {
      throw new ParameterException(
          spec.commandLine(), "--max-new-tokens must be at least 1, got " + maxNewTokens);
    }
    return new PromptRequest(
        prompt, suite, strategy, model, dtype, device, maxNewTokens, raw, network.offline());
  }
}
