package dev.conflayers.cli;

import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands have in common: their result as text or as JSON. */
final class Output {
  @Option(
      names = "--json",
      description = "Print one JSON document instead of text.",
      scope = ScopeType.INHERIT)
  private boolean json;

  boolean json() {
    return json;
  }

  /** Prints {@code entries} in the form that was asked for and returns success. */
  int list(Terminal terminal, Map<String, String> entries) {
    if (json) {
      terminal.print(JsonReport.document(entries));
    } else {
      terminal.list(entries);
    }
    return ExitCode.OK.status();
  }
}
