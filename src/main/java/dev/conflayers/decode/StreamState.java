package dev.conflayers.decode;

import dev.conflayers.base.Kebab;

/** What a learning strategy has learnt when it starts a prompt. */
public enum StreamState {
  /**
   * What it learnt from the prompts before, starting from nothing: the search is part of the
   * measurement.
   */
  COLD_STREAM,
  /** A skip set found on prompts of the tune split before measuring, which then stays fixed. */
  STEADY,
  /** Nothing: every prompt starts from scratch. */
  PER_PROMPT_RESET;

  /** Returns its name in suites and reports, such as {@code cold-stream}. */
  public String word() {
    return Kebab.of(this);
  }
}
