package dev.conflayers.app.gate;

import dev.conflayers.judge.gate.GateState;

/** What a verdict says of a problem that kept it from being reached. */
public interface GateFailures {
  /** Says what the problem says, and that the gate could not decide. */
  GateFailures PLAIN = new GateFailures() {};

  /** Returns the headline of the verdict. */
  default String headline(Exception problem) {
    return String.valueOf(problem.getMessage());
  }

  /** Returns the exit code that the verdict tells build servers. */
  default int exitCode(Exception problem) {
    return GateState.ERROR.exitCode();
  }
}
