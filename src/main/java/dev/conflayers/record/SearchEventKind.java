package dev.conflayers.record;

import java.util.EnumSet;

/** What a search for a skip set did after a step. */
public enum SearchEventKind {
  /** A candidate set was tried, and the one in force stays. */
  REJECTED,
  /** A new candidate set was installed. */
  CANDIDATE,
  /** The set that was being judged became the best so far, and a new candidate was installed. */
  IMPROVED,
  /** The set in force is good enough: searching ended. */
  CONVERGED,
  /** The most iterations allowed are used up: the best set was installed and searching ended. */
  EXHAUSTED,
  /** Searching ended, as the file of an imported run says, which keeps no more of it. */
  ENDED;

  /** Returns whether the search was over afterwards. */
  public boolean ends() {
    return EnumSet.of(CONVERGED, EXHAUSTED, ENDED).contains(this);
  }
}
