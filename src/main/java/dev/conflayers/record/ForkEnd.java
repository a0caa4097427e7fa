package dev.conflayers.record;

import org.jspecify.annotations.Nullable;

/**
 * Final record of one measuring JVM: a line of {@code fork-ends.jsonl}. A killed fork has none; a
 * resumed one has one for each normal end.
 *
 * @param fork number, from 0
 * @param session as in its {@link ForkRecord.Jvm}
 * @param ended UTC, ISO 8601
 * @param measurements digest of all lines of this fork in {@code measurements.jsonl} so far
 * @param agreements number of the fork's trials that have a line in {@code agreement.jsonl}
 * @param memory null if the system does not report it
 * @param cgroup null if the system has no control groups
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
   * Memory of the process. An unknown quantity is null, never 0.
   *
   * @param peakResidentBytes peak resident memory, {@code VmHWM} of Linux
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
   * Limits of the process's control group, and how long it was throttled.
   *
   * @param cpuQuota processors, such as 1.5; null if unlimited
   * @param throttledShare share of the accounting periods since the fork began in which the process
   *     had to wait for its quota; null if unknown
   * @param throttledNanos time for which it had to wait, summed over its threads; null if unknown
   * @param memoryLimitBytes null if unlimited
   */
  public record Cgroup(
      @Nullable Double cpuQuota,
      @Nullable Double throttledShare,
      @Nullable Long throttledNanos,
      @Nullable Long memoryLimitBytes) {}
}
