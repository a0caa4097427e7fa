package dev.conflayers.record;

import java.util.EnumSet;

/** Kind of a search's action after a step. */
public enum SearchEventKind {
  /** A candidate set was tried, and the current one stays. */
  REJECTED,
  /** A new candidate set was installed. */
  CANDIDATE,
  /** The set under trial became the best so far, and a new candidate was installed. */
  IMPROVED,
  /** The current set is good enough, so the search ended. */
  CONVERGED,
  /** All allowed iterations are used up: the best set was installed and the search ended. */
  EXHAUSTED,
  /** The search ended; the file of an imported run does not say more. */
  ENDED;

  /** Returns whether the search was over afterwards. */
  public boolean ends() {
    return EnumSet.of(CONVERGED, EXHAUSTED, ENDED).contains(this);
  }
}
