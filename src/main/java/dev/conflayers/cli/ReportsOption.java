package dev.conflayers.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that report have in common: where the report goes. */
final class ReportsOption {
  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "Where the report goes; default: reports/.")
  private @Nullable Path reports;

  Path in(Wiring wiring) {
    return reports == null ? wiring.here().resolve("reports") : reports;
  }
}
