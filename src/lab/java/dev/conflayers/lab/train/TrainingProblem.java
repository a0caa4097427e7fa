package dev.conflayers.lab.train;

import java.io.Serial;

/** Thrown if a training cannot start or resume as requested; the message says what to do. */
public final class TrainingProblem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public TrainingProblem(String message) {
    super(message);
  }
}
