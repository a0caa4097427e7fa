package dev.conflayers.model;

/** A session whose first layers draft and whose verification goes on from where they stopped. */
public interface EarlyExitSession {
  /**
   * Returns a session as one that exits early.
   *
   * @throws IllegalArgumentException if its engine cannot
   */
  static EarlyExitSession of(DecodeSession session) {
    if (session instanceof EarlyExitSession exits) {
      return exits;
    }
    throw new IllegalArgumentException(
        "the method drafts with the first layers and verifies from there, which this engine cannot;"
            + " decode by a method that drafts otherwise, or on another engine");
  }

  /**
   * Returns the way to draft with the first layers of this session and to verify from there on: one
   * for each value of {@code watched}, that closes with the session and that a fork does not share.
   *
   * @param watched whether to keep what {@link EarlyExits#guesses} needs: the residual streams
   *     after every layer instead of those at the exit alone
   */
  EarlyExits earlyExits(boolean watched);
}
