package dev.conflayers.cli;

import dev.conflayers.decode.AcceptanceRule;
import dev.conflayers.decode.Sampler;
import dev.conflayers.decode.SamplerSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command picks tokens; the best ones if nothing is said. */
final class SamplerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "0",
      description = "Divides the logits; 0, the default, is greedy.")
  private double temperature;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      defaultValue = "1",
      description = "Keep the likeliest tokens that reach this probability; default: all.")
  private double topP;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      defaultValue = "0",
      description = "Keep the K likeliest tokens; 0, the default, keeps all.")
  private int topK;

  @Option(
      names = "--repetition-penalty",
      paramLabel = "R",
      defaultValue = "1",
      description = "Makes tokens that occurred before less likely; 1, the default, does not.")
  private double repetitionPenalty;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of what is left to chance; default: ${DEFAULT-VALUE}.")
  private long seed;

  Sampler sampler() {
    try {
      return Sampler.of(
          new SamplerSettings(temperature, topP, topK, repetitionPenalty, AcceptanceRule.EXACT),
          seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
