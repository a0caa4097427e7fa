package dev.conflayers.base.fetch;

import java.io.Serial;

/** A failed download; the message says which file, from where, why and what to do. */
public sealed class FetchProblem extends RuntimeException permits NotOnServer {
  @Serial private static final long serialVersionUID = 1;

  public FetchProblem(String message) {
    super(message);
  }

  public FetchProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
