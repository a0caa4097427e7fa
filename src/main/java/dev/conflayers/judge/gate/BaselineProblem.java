package dev.conflayers.judge.gate;

/** A stored baseline cannot be read, so that a gate cannot decide; says what to do. */
public final class BaselineProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BaselineProblem(String message) {
    super(message);
  }
}
