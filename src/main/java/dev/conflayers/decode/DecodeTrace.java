package dev.conflayers.decode;

import java.util.List;

/**
 * Where the time of one generation went. The remainder of {@code totalNanos} is overhead.
 *
 * @param prefillNanos until the first token was known
 * @param totalNanos from the call until its last token was known
 * @param emitted tokens that came out before the stop policy cut them
 * @param steps one for each verification; for full depth, one for each token after the first
 * @param searches what the skip policy did, in order
 */
public record DecodeTrace(
    long prefillNanos,
    long totalNanos,
    int emitted,
    List<StepTrace> steps,
    List<SearchEvent> searches) {
  public DecodeTrace {
    steps = List.copyOf(steps);
    searches = List.copyOf(searches);
  }

  public long draftNanos() {
    return steps.stream().mapToLong(StepTrace::draftNanos).sum();
  }

  public long verifyNanos() {
    return steps.stream().mapToLong(StepTrace::verifyNanos).sum();
  }

  /** Returns the time spent choosing skip sets. */
  public long searchNanos() {
    return steps.stream().mapToLong(StepTrace::searchNanos).sum();
  }

  public long overheadNanos() {
    return totalNanos - prefillNanos - draftNanos() - verifyNanos() - searchNanos();
  }
}
