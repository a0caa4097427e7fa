package dev.conflayers.model;

/**
 * A session that supports early-exit drafting, whose verification continues from the draft's
 * states.
 */
public interface EarlyExitSession {
  /**
   * Returns {@code session} as an early-exit session.
   *
   * @throws IllegalArgumentException if its engine cannot
   */
  static EarlyExitSession of(DecodeSession session) {
    if (session instanceof EarlyExitSession exits) {
      return exits;
    }
    throw new IllegalArgumentException(
        "the method drafts with the first layers and verifies from their states, which this engine"
            + " does not support; choose another method or engine");
  }

  /**
   * Returns the early exits of this session: one object for each value of {@code watched}, which
   * closes with the session and which a fork does not share.
   *
   * @param watched whether to keep what {@link EarlyExits#guesses} needs: the residual streams
   *     after every layer instead of those at the exit alone
   */
  EarlyExits earlyExits(boolean watched);
}
