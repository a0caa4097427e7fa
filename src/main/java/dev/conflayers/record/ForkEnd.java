package dev.conflayers.record;

import org.jspecify.annotations.Nullable;

/**
 * The end of one JVM that measured: a line of {@code fork-ends.jsonl}. A fork that was killed has
 * none; one that was resumed has one for each time that it ended by itself.
 *
 * @param fork number, from 0
 * @param session as in its {@link ForkRecord.Jvm}
 * @param ended UTC, ISO 8601
 * @param measurements of all lines that {@code measurements.jsonl} holds of this fork by now
 * @param agreements how many of the fork's trials have a line in {@code agreement.jsonl}
 * @param memory null where the system does not tell
 * @param cgroup null where the system has no control groups
 */
public record ForkEnd(
    int fork,
    int session,
    String ended,
    LinesDigest measurements,
    int agreements,
    @Nullable Memory memory,
    @Nullable Cgroup cgroup) {
  /**
   * What the process held. A quantity that is not known is null, never 0.
   *
   * @param peakResidentBytes the most that was resident, {@code VmHWM} of Linux
   * @param weightBytes of the model
   * @param cacheBytes of keys and values, at most
   * @param heapAfterGcBytes of the Java heap after a last collection
   */
  public record Memory(
      @Nullable Long peakResidentBytes,
      @Nullable Long weightBytes,
      @Nullable Long cacheBytes,
      @Nullable Long heapAfterGcBytes) {}

  /**
   * What the control group of the process was allowed, and what it was denied.
   *
   * @param cpuQuota processors, such as 1.5; null where there is no limit
   * @param throttledShare of the accounting periods since the fork began, those in which the
   *     process had to wait for its quota; null if not known
   * @param throttledNanos how long it had to wait, over all its threads; null if not known
   * @param memoryLimitBytes null where there is no limit
   */
  public record Cgroup(
      @Nullable Double cpuQuota,
      @Nullable Double throttledShare,
      @Nullable Long throttledNanos,
      @Nullable Long memoryLimitBytes) {}
}
