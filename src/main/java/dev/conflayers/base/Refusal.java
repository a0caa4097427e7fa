package dev.conflayers.base;

/**
 * Makes the exception by which a package refuses an input file.
 *
 * <p>Every package has its own, since the command line tells them apart by their exit codes.
 */
@FunctionalInterface
public interface Refusal {
  /**
   * Returns the exception to throw.
   *
   * @param source names the file
   * @param line counted from 1; 0 where none is known
   */
  RuntimeException of(String source, int line, String message);

  /** Returns {@code source:line: message}. */
  static String text(String source, int line, String message) {
    return source + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
