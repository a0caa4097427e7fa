package dev.conflayers.suite;

/** A suite file that cannot be run, and where: {@code path:line: key what is wrong}. */
public final class SuiteProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SuiteProblem(String source, int line, String message) {
    super(source + (line > 0 ? ":" + line : "") + ": " + message);
  }
}
