package dev.conflayers.judge.gate;

/**
 * Thrown if a stored baseline cannot be read, so a gate cannot decide; the message says what to do.
 */
public final class BaselineProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BaselineProblem(String message) {
    super(message);
  }
}
