package dev.conflayers.decode;

import java.util.List;

/**
 * Breakdown of one generation's time. The remainder of {@code totalNanos} is overhead.
 *
 * @param prefillNanos until the first token was known
 * @param totalNanos from the call until the generation was known to have ended
 * @param emitted tokens generated, before the stop policy cut them
 * @param steps one for each verification; for full depth, one for each token after the first
 * @param searches the skip policy's actions, in order
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

  /** Returns the number of draft passes whose tokens were verified. */
  public int drafted() {
    return steps.stream().mapToInt(StepTrace::drafted).sum();
  }

  /** Returns the number of drafted tokens that were accepted. */
  public int accepted() {
    return steps.stream().mapToInt(StepTrace::accepted).sum();
  }

  /** Returns the number of passes that verified something. */
  public int verifications() {
    return (int) steps.stream().filter(step -> step.nodes() > 0).count();
  }

  /** Returns the weights that draft passes read. */
  public long draftBytes() {
    return steps.stream().mapToLong(StepTrace::draftBytes).sum();
  }

  /** Returns the weights read to choose skip sets. */
  public long searchBytes() {
    return searches.stream().mapToLong(SearchEvent::weightBytes).sum();
  }
}
