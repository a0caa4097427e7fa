package dev.conflayers.run.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often the scheduler stopped a process since its groups were made because a quota of processor
 * time was used up. The difference of two readings is what happened in between.
 *
 * @param groups the process's own first, then those above it
 */
public record Throttling(List<Counts> groups) {
  public Throttling {
    groups = List.copyOf(groups);
  }

  /**
   * What one group counted.
   *
   * @param periods in which it wanted to run
   * @param throttled of these, in which its quota was used up
   * @param nanos that its threads had to wait, over all processors
   */
  public record Counts(long periods, long throttled, long nanos) {}

  /**
   * Returns the share of a group's accounting periods since an earlier reading in which it was
   * throttled, of the group where it is largest; 0 where no period ended, null where nothing
   * counts.
   */
  public @Nullable Double throttledPeriods(Throttling earlier) {
    Double most = null;
    for (int i = 0; i < comparable(earlier); i++) {
      long periods = groups.get(i).periods() - earlier.groups.get(i).periods();
      long throttled = groups.get(i).throttled() - earlier.groups.get(i).throttled();
      double share = periods > 0 ? (double) throttled / periods : 0;
      most = most == null ? share : Math.max(most, share);
    }
    return most;
  }

  /**
   * Returns the nanoseconds that threads had to wait since an earlier reading, of the group where
   * they are most; null where nothing counts.
   */
  public @Nullable Long throttledNanos(Throttling earlier) {
    Long most = null;
    for (int i = 0; i < comparable(earlier); i++) {
      long nanos = groups.get(i).nanos() - earlier.groups.get(i).nanos();
      most = most == null ? nanos : Math.max(most, nanos);
    }
    return most;
  }

  /** A process that was moved to other groups in between cannot be compared. */
  private int comparable(Throttling earlier) {
    return groups.size() == earlier.groups.size() ? groups.size() : 0;
  }
}
