package dev.conflayers.judge.gate;

/**
 * Thrown if an input of a gate cannot be used (rules, baseline, run or verdict); the message says
 * what to do.
 */
public final class GateProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GateProblem(String message) {
    super(message);
  }

  public GateProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
