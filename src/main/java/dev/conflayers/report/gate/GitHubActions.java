package dev.conflayers.report.gate;

import dev.conflayers.base.Sha256;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Output of a GitHub Actions step to its runner: annotations, a summary and outputs. It uses files
 * named by the runner and needs no token.
 */
public final class GitHubActions {
  /** Maximum size of a summary; the runner drops one of more than 1024 KiB entirely. */
  static final long MOST_SUMMARY_BYTES = 1000L * 1024;

  private final Map<String, String> environment;

  public GitHubActions(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Returns the workflow commands to print, one per line; none outside GitHub Actions.
   *
   * @param failing those of INCONCLUSIVE and NO_BASELINE that are errors instead of warnings
   */
  public List<String> commands(GateVerdict verdict, Set<GateState> failing) {
    return "true".equals(environment.get("GITHUB_ACTIONS"))
        ? WorkflowCommands.of(verdict, failing)
        : List.of();
  }

  /**
   * Appends the report to the step's summary if the runner names a file for it, cut so that the
   * file, with its existing content, stays within the runner's limit.
   *
   * @param charts prefix of chart file names in links; empty if there are no charts to link to
   */
  public void appendSummary(GateVerdict verdict, String charts) throws IOException {
    String name = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (name.isEmpty()) {
      return;
    }
    Path file = Path.of(name);
    long there = Files.exists(file) ? Files.size(file) : 0;
    append(file, ReportMarkdown.inBytes(verdict, charts, MOST_SUMMARY_BYTES - there));
  }

  /**
   * Appends {@code verdict}, {@code exit-code} and {@code report-path} to the step's outputs, if
   * the runner names a file for them.
   */
  public void appendOutputs(GateVerdict verdict, Path report) throws IOException {
    String name = environment.getOrDefault("GITHUB_OUTPUT", "");
    if (name.isEmpty()) {
      return;
    }
    append(
        Path.of(name),
        output("verdict", verdict.overall().name())
            + output("exit-code", String.valueOf(verdict.exitCode()))
            + output("report-path", report.toString()));
  }

  /** Writes a multi-line value so that it cannot end early and set other outputs. */
  static String output(String name, String value) {
    if (value.lines().count() <= 1 && !value.endsWith("\n") && !value.endsWith("\r")) {
      return name + "=" + value + "\n";
    }
    String delimiter = "end-" + Sha256.of(value);
    return name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n";
  }

  private static void append(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IOException(file + ", named by the runner, could not be written: " + e, e);
    }
  }
}
