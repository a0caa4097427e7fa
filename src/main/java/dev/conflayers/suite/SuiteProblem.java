package dev.conflayers.suite;

import dev.conflayers.base.Refusal;

/** An invalid suite file, with the place of the problem: {@code path:line: key what is wrong}. */
public final class SuiteProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SuiteProblem(String source, int line, String message) {
    super(Refusal.text(source, line, message));
  }
}
