package dev.conflayers.base;

/**
 * Factory of the exception with which a package refuses an input file.
 *
 * <p>Each package has its own, because the command line maps each to its exit code.
 */
@FunctionalInterface
public interface Refusal {
  /**
   * Returns the exception to throw.
   *
   * @param source names the file
   * @param line counted from 1; 0 if it is unknown
   */
  RuntimeException of(String source, int line, String message);

  /** Returns {@code source:line: message}. */
  static String text(String source, int line, String message) {
    return source + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
