package dev.conflayers.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that measure a suite as it is have in common: the size of each task. */
final class PromptsOption {
  @Option(
      names = "--prompts",
      paramLabel = "N",
      description = "Measure this many prompts of each task.")
  private @Nullable Integer prompts;

  @Nullable Integer each() {
    return prompts;
  }
}
