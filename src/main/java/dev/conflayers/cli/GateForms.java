package dev.conflayers.cli;

import dev.conflayers.app.gate.GateReports;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.report.gate.Export;
import dev.conflayers.report.gate.Sample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The forms of a verdict to write in addition to those that are always written. */
final class GateForms {
  @Option(
      names = "--export",
      split = ",",
      paramLabel = "jmh-json|bmf|gha-custom-json",
      description =
          "Also write the values for Bencher (bmf), github-action-benchmark (gha-custom-json) or"
              + " readers of JMH's results (jmh-json: times and rates only).")
  private @Nullable List<Export> exports;

  @Option(
      names = "--charts",
      paramLabel = "URL",
      defaultValue = "",
      description = "Where the charts of the run's report can be seen, to link to them.")
  private String charts = "";

  @Option(
      names = "--sample",
      paramLabel = "github|github-comment|github-nightly|gitlab|shell",
      description = "Print a pipeline to start from, or the lines of shell that read a verdict.")
  private @Nullable Sample sample;

  @Nullable Sample sample() {
    return sample;
  }

  /**
   * Returns what writes the forms of a gate that begins now.
   *
   * @param failing of INCONCLUSIVE and NO_BASELINE, those that are failures
   */
  GateReports reports(Wiring wiring, Set<GateState> failing) {
    return new GateReports(
        wiring.workplace(),
        failing,
        new LinkedHashSet<>(exports == null ? List.of() : exports),
        charts.isEmpty() || charts.endsWith("/") ? charts : charts + "/");
  }
}
