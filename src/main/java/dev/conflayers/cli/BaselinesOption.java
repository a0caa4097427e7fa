package dev.conflayers.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that know baselines have in common: where these are. */
final class BaselinesOption {
  @Option(
      names = "--baselines",
      paramLabel = "DIR",
      description = "Where baselines are; default: suites/gate/baselines.")
  private @Nullable Path baselines;

  Path in(Wiring wiring) {
    return baselines == null ? wiring.home().resolve("suites/gate/baselines") : baselines;
  }
}
