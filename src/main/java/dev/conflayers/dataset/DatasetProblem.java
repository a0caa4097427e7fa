package dev.conflayers.dataset;

import java.io.Serial;
import java.nio.file.Path;

/** A dataset that cannot be used; the message says where, what is wrong and what to do. */
public final class DatasetProblem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public DatasetProblem(String message) {
    super(message);
  }

  public DatasetProblem(String message, Throwable cause) {
    super(message, cause);
  }

  static DatasetProblem at(Path file, String problem) {
    return new DatasetProblem(file + ": " + problem);
  }

  static DatasetProblem at(Path file, int line, String problem) {
    return new DatasetProblem(file + ":" + line + ": " + problem);
  }
}
