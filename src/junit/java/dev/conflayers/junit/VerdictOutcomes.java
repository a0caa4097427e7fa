package dev.conflayers.junit;

import dev.conflayers.judge.gate.GateProblem;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.VerdictFile;
import java.io.IOException;
import java.nio.file.Path;
import org.opentest4j.AssertionFailedError;

/** Maps verdict files and states to outcomes of JUnit. */
final class VerdictOutcomes {
  private VerdictOutcomes() {}

  /**
   * Reads a verdict; a missing one is a failure, since a gate that did not run must not look green.
   */
  static GateVerdict read(Path path) {
    try {
      return VerdictFile.read(path);
    } catch (GateProblem e) {
      throw new AssertionFailedError(e.getMessage(), e);
    } catch (IOException e) {
      throw new AssertionFailedError(path + ": the verdict cannot be read: " + e, e);
    }
  }

  static void hold(GateState state, String reason, Then failed, Then undecided) {
    switch (state) {
      case PASS -> {}
      case ERROR -> Then.FAIL.because(reason);
      case FAIL, INVALID, PROVENANCE -> failed.because(reason);
      case INCONCLUSIVE, NO_BASELINE -> undecided.because(reason);
      case MUTED, SKIPPED -> Then.ABORT.because(reason);
    }
  }
}
