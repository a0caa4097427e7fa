package dev.conflayers.report.published;

/** The quantity of a published number. */
public enum PublishedQuantity {
  ACCEPTANCE_LENGTH,
  ACCEPTANCE_RATE,
  CANDIDATES,
  SEARCH_ENDS_AT_PROMPT,
  SECONDS,
  SECONDS_CONFIDENCE,
  SECONDS_DRAFTING,
  SECONDS_PROBING,
  SECONDS_SEARCHING,
  SECONDS_VERIFYING,
  SKIP_RATIO,
  /** A speedup whose source does not state whether the search is included. */
  SPEEDUP,
  SPEEDUP_AFTER_SEARCH,
  SPEEDUP_MATHS,
  SPEEDUP_SCRIPT,
  SPEEDUP_SUMMARISATION,
  SPEEDUP_TOTAL,
  SPEEDUP_TRANSLATION,
  THROUGHPUT_WITHOUT_UNIT;

  /** Returns whether it is a speedup on one task over everything measured. */
  boolean ofWholeRun() {
    return this == SPEEDUP || this == SPEEDUP_TOTAL;
  }
}
