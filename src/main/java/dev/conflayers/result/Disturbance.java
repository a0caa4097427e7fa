package dev.conflayers.result;

import org.jspecify.annotations.Nullable;

/**
 * What else went on in the machine while a trial ran. A quantity that the system does not tell is
 * null, never 0.
 *
 * @param gcMillis time in garbage collection
 * @param stolenShare of the processors' time, what the hypervisor gave to others
 * @param othersShare of the processors' time, what other processes used
 * @param loadOneMinute runnable threads at the end, averaged over a minute
 * @param megahertz clock of the fastest processor at the end
 * @param majorFaults pages read from disk
 * @param minorFaults pages mapped without
 */
public record Disturbance(
    @Nullable Long gcMillis,
    @Nullable Double stolenShare,
    @Nullable Double othersShare,
    @Nullable Double loadOneMinute,
    @Nullable Double megahertz,
    @Nullable Long majorFaults,
    @Nullable Long minorFaults) {
  /** Nothing is known. */
  public static Disturbance unknown() {
    return new Disturbance(null, null, null, null, null, null, null);
  }
}
