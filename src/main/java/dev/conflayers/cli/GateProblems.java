package dev.conflayers.cli;

import dev.conflayers.app.gate.GateFailures;
import dev.conflayers.app.gate.GateStopped;
import dev.conflayers.run.fork.ExitCode;

/** Tells a verdict's readers of a problem what the user of the command is told. */
final class GateProblems implements GateFailures {
  @Override
  public String headline(Exception problem) {
    return Problems.message(problem);
  }

  @Override
  public int exitCode(Exception problem) {
    return (problem instanceof GateStopped ? ExitCode.GATE_INTERRUPTED : Problems.code(problem))
        .status();
  }
}
