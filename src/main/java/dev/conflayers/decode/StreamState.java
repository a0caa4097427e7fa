package dev.conflayers.decode;

import dev.conflayers.base.Kebab;

/** What a strategy that learns brings to a prompt. */
public enum StreamState {
  /** What the prompts before it taught, from nothing: searching is part of what is measured. */
  COLD_STREAM,
  /** The skip set found on prompts of the tune split before measuring, which then stays. */
  STEADY,
  /** Nothing: every prompt begins anew. */
  PER_PROMPT_RESET;

  /** Returns its word in suites and reports, such as {@code cold-stream}. */
  public String word() {
    return Kebab.of(this);
  }
}
