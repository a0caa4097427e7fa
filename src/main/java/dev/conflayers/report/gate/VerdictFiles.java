package dev.conflayers.report.gate;

import dev.conflayers.base.AtomicFiles;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.VerdictWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * All files about a verdict other than {@code verdict.json}. They are also written when a gate
 * begins and when it fails, because files left by an earlier gate would look like its verdict.
 *
 * @param failing those of INCONCLUSIVE and NO_BASELINE that are shown as failures
 * @param exports formats for benchmark trackers
 * @param charts prefix of chart file names in links; empty if there are no charts
 * @param began when the gate began
 * @param took time until the decision
 */
public record VerdictFiles(
    Set<GateState> failing, Set<Export> exports, String charts, Instant began, Duration took)
    implements VerdictWriter {
  public VerdictFiles {
    failing = Set.copyOf(failing);
    exports = Set.copyOf(exports);
  }

  /**
   * Writes each file atomically into {@code directory}, which must exist.
   *
   * @throws IOException if one cannot be written
   */
  @Override
  public void write(GateVerdict verdict, Path directory) throws IOException {
    for (Map.Entry<String, String> file : files(verdict).entrySet()) {
      AtomicFiles.replace(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** Returns the files' texts by their names. */
  Map<String, String> files(GateVerdict verdict) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(JUnitXml.NAME, JUnitXml.of(verdict, failing, began, took));
    files.put(ReportMarkdown.NAME, ReportMarkdown.of(verdict, charts));
    exports.stream().sorted().forEach(export -> files.putAll(export.files(verdict)));
    return files;
  }
}
