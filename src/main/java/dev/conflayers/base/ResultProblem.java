package dev.conflayers.base;

/** A run directory that cannot be read or continued, and what to do about it. */
public final class ResultProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ResultProblem(String message) {
    super(message);
  }
}
