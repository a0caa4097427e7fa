package dev.conflayers.app;

/** Something that was asked for is not on this machine; the message says what to do. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is missing and what to do, as {@code cause} tells. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
