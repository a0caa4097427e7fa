package dev.conflayers.run.fork;

import java.util.Arrays;

/**
 * What the process tells its caller. 1 and 2 are left to shells and build tools, which use them for
 * failures of their own; the rest follows the numbers of BSD's sysexits where one fits.
 */
public enum ExitCode {
  OK(0, "everything that was asked for was done; a gate is passed"),
  GATE_FAIL(10, "a gate: a regression by more than is tolerated is shown"),
  GATE_INCONCLUSIVE(20, "a gate: neither shown nor ruled out; only with --inconclusive=fail"),
  GATE_NO_BASELINE(30, "a gate: there is nothing to compare with"),
  GATE_INVALID(40, "a gate: the run itself cannot be trusted"),
  GATE_PROVENANCE(50, "a gate: the baseline is of other work or of another machine"),
  USAGE(64, "the command line is wrong"),
  BAD_INPUT(65, "a suite, data set, run directory or plan is invalid"),
  NO_INPUT(66, "a file that was named does not exist"),
  BAD_CHECKPOINT(67, "a checkpoint is corrupt, unsupported or does not fit the suite"),
  NOT_EXACT(68, "a self-test found a difference"),
  UNAVAILABLE(69, "the engine, device, model or network that was asked for is not there"),
  SOFTWARE(70, "a gate could not decide, or a defect of conflayers; then the message names a log"),
  NOTHING_MEASURED(71, "the run ended, but no trial succeeded"),
  TRIALS_FAILED(72, "the run ended, but some trials failed; the report lists them"),
  AUDIT_FAILED(
      73, "an audit or a comparison found what voids conclusions from a run; it says what"),
  DISK(74, "a file could not be read or written; what was measured before is kept"),
  GATE_INTERRUPTED(75, "a gate was stopped while measuring; 'conflayers resume' goes on"),
  INCOMPLETE(76, "a fork of the run crashed or outputs were not compared; 'resume' goes on"),
  INTERRUPTED(130, "stopped by the user; 'conflayers resume' goes on");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** Returns the code that a process of this program ended with. */
  static ExitCode of(int status) {
    return Arrays.stream(values())
        .filter(code -> code.status == status)
        .findFirst()
        .orElse(SOFTWARE);
  }

  /** Returns the number that the operating system passes on. */
  public int status() {
    return status;
  }

  /** Returns what it tells the caller. */
  public String meaning() {
    return meaning;
  }
}
