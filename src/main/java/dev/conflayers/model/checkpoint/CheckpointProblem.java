package dev.conflayers.model.checkpoint;

import java.io.Serial;

/** An unusable checkpoint; the message says which file, what is wrong and what to do. */
public final class CheckpointProblem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public CheckpointProblem(String message) {
    super(message);
  }

  public CheckpointProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
