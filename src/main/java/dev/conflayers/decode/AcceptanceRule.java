package dev.conflayers.decode;

/** Rule by which verification accepts drafted tokens. */
public enum AcceptanceRule {
  /**
   * Lossless: keeps full depth's tokens if decoding is greedy, and their distribution if it
   * samples.
   */
  EXACT,
  /**
   * <b>Lossy.</b> Accepts tokens that full depth finds likely enough (typical acceptance of Medusa,
   * arXiv 2401.10774): more of a draft survives, but the text no longer has full depth's
   * distribution.
   */
  TYPICAL
}
