package dev.conflayers.decode;

/** Which drafted tokens verification lets pass. */
public enum AcceptanceRule {
  /**
   * Those that leave the text as full depth would have it: the very tokens where it is greedy,
   * their distribution where it is random.
   */
  EXACT,
  /**
   * <b>Lossy.</b> Those that full depth finds likely enough (typical acceptance of Medusa, arXiv
   * 2401.10774): more of a draft survives, and the text is no longer distributed as full depth's.
   */
  TYPICAL
}
