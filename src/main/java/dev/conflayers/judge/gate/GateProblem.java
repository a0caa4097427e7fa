package dev.conflayers.judge.gate;

/** What a gate was given cannot be used: rules, a baseline, a run or a verdict; says what to do. */
public final class GateProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GateProblem(String message) {
    super(message);
  }

  public GateProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
