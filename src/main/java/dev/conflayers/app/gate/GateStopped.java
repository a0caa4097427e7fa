package dev.conflayers.app.gate;

/** The user stopped a gate while it measured. */
public final class GateStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GateStopped(String message) {
    super(message);
  }
}
