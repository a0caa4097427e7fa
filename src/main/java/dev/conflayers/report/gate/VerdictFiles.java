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
 * Everything that is written about a verdict beside {@code verdict.json}. It has to be written when
 * a gate begins and where it breaks, too: what an earlier gate left would look like its verdict.
 *
 * @param failing of INCONCLUSIVE and NO_BASELINE, those that are shown as failures
 * @param exports for programs that keep histories
 * @param charts what a chart's file name is put behind in links; empty where there are none
 * @param began when the gate began
 * @param took until it decided
 */
public record VerdictFiles(
    Set<GateState> failing, Set<Export> exports, String charts, Instant began, Duration took)
    implements VerdictWriter {
  public VerdictFiles {
    failing = Set.copyOf(failing);
    exports = Set.copyOf(exports);
  }

  /**
   * Writes the files, each as a whole, into {@code directory}, which exists.
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
