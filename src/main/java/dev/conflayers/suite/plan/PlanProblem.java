package dev.conflayers.suite.plan;

/** A suite that is valid but cannot be planned with the data there is. */
public final class PlanProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlanProblem(String message) {
    super(message);
  }
}
