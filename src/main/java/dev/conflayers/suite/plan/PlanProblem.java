package dev.conflayers.suite.plan;

/** A valid suite that cannot be planned with the available data. */
public final class PlanProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlanProblem(String message) {
    super(message);
  }
}
