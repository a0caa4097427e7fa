package dev.conflayers.lab.train;

import java.io.Serial;

/** A training run that cannot begin or go on as asked; the message says what to do. */
public final class TrainingProblem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public TrainingProblem(String message) {
    super(message);
  }
}
