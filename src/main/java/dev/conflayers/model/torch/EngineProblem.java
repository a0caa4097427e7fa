package dev.conflayers.model.torch;

import java.io.Serial;

/** An engine, device or number format that is not available here; the message says what to do. */
public final class EngineProblem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public EngineProblem(String message) {
    super(message);
  }

  public EngineProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
