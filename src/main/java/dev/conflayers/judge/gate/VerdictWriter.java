package dev.conflayers.judge.gate;

import java.io.IOException;
import java.nio.file.Path;

/** Output format of a verdict. */
@FunctionalInterface
public interface VerdictWriter {
  /**
   * Writes {@code verdict} into {@code directory}, which exists.
   *
   * @throws IOException if it cannot be written
   */
  void write(GateVerdict verdict, Path directory) throws IOException;
}
