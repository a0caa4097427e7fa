package dev.conflayers.lab.projection;

/** Thrown if the input cannot be projected; the message says what is wrong with it. */
public final class ProjectionProblem extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ProjectionProblem(String message) {
    super(message);
  }
}
