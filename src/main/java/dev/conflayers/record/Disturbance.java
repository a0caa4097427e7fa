package dev.conflayers.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Disturbances of the machine during a trial. A quantity that the system does not report is null,
 * never 0.
 *
 * @param gcMillis time in garbage collection
 * @param stolenShare share of the processors' time that the hypervisor gave to other guests
 * @param othersShare share of the processors' time that other processes used
 * @param loadOneMinute runnable threads at the end, averaged over a minute
 * @param megahertz clock of the fastest processor at the end
 * @param majorFaults page faults that read from disk
 * @param minorFaults page faults that did not
 * @param throttledShare share of the trial's time for which its threads waited for the processor
 *     quota of a control group; at most 1
 */
public record Disturbance(
    @Nullable Long gcMillis,
    @Nullable Double stolenShare,
    @Nullable Double othersShare,
    @Nullable Double loadOneMinute,
    @Nullable Double megahertz,
    @Nullable Long majorFaults,
    @Nullable Long minorFaults,
    @Nullable Double throttledShare) {
  private static final List<String> KEYS =
      List.of(
          "gc-millis",
          "stolen-share",
          "others-share",
          "load-one-minute",
          "megahertz",
          "major-faults",
          "minor-faults");

  private static final String THROTTLED = "throttled-share";

  /**
   * Reads a stored disturbance, by key. Only the key on control groups may be missing, as in older
   * runs; every other key is required, though it may be null.
   *
   * @throws IllegalArgumentException if a key is missing or not known
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Disturbance read(Map<String, @Nullable Double> told) {
    for (String key : KEYS) {
      if (!told.containsKey(key)) {
        throw new IllegalArgumentException("disturbance must have " + key);
      }
    }
    for (String key : told.keySet()) {
      if (!KEYS.contains(key) && !key.equals(THROTTLED)) {
        throw new IllegalArgumentException("disturbance has no '" + key + "'");
      }
    }
    return new Disturbance(
        whole(told.get("gc-millis")),
        told.get("stolen-share"),
        told.get("others-share"),
        told.get("load-one-minute"),
        told.get("megahertz"),
        whole(told.get("major-faults")),
        whole(told.get("minor-faults")),
        told.get(THROTTLED));
  }

  private static @Nullable Long whole(@Nullable Double number) {
    return number == null ? null : Long.valueOf(Math.round(number));
  }

  /** Returns the disturbance of which nothing is known. */
  public static Disturbance unknown() {
    return new Disturbance(null, null, null, null, null, null, null, null);
  }
}
