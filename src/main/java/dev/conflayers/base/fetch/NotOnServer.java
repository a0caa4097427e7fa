package dev.conflayers.base.fetch;

import java.io.Serial;

/** The server has no such file, or none for users like this one. */
final class NotOnServer extends FetchProblem {
  @Serial private static final long serialVersionUID = 1;

  NotOnServer(String message) {
    super(message);
  }
}
