package dev.conflayers.evidence;

import dev.conflayers.record.Disturbance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Disturbances of a run: garbage collection, other processes, stolen time, throttling and memory
 * use during its trials.
 *
 * @param calls trials with any machine state recorded
 * @param flagged of these, trials disturbed by any cause
 * @param causes number of disturbed trials by cause
 * @param stolen share of the processors' time given to others, over all trials; null if unknown
 * @param others share that other processes used; null if unknown
 * @param throttled share of the trials' time spent waiting for a processor quota; null if unknown
 * @param memory memory use of the JVMs
 * @param why disturbances of the run as a whole; empty if there were none
 */
public record MachineState(
    int calls,
    int flagged,
    List<Cause> causes,
    @Nullable Double stolen,
    @Nullable Double others,
    @Nullable Double throttled,
    Memory memory,
    List<String> why) {
  /**
   * Key under which the engine reports the share of the processors that others used during
   * calibration.
   */
  public static final String BUSY_KEY = "busy-with-others";

  private static final double GC_SHARE = 0.05;
  private static final double STOLEN = 0.01;
  private static final double OTHERS = 0.1;
  private static final double THROTTLED = 0.01;
  private static final double CLOCK = 0.95;
  private static final double FLAGGED = 0.1;
  private static final double NANOS_PER_MILLI = 1e6;

  public MachineState {
    causes = List.copyOf(causes);
    why = List.copyOf(why);
  }

  /** Kinds of disturbance of a trial, each with its threshold. */
  public enum Kind {
    GARBAGE_COLLECTION("garbage collection above 5% of its time"),
    STOLEN_TIME("more than 1% of the processors given to others by the hypervisor"),
    OTHER_PROCESSES("more than 10% of the processors used by other processes"),
    SLOWER_CLOCK("a clock rate more than 5% below the run's median"),
    PAGES_FROM_DISK("pages read from disk"),
    THROTTLED("more than 1% of its time spent waiting for the processor quota of a control group");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Number of trials with one kind of disturbance. */
  public record Cause(Kind kind, int trials) {}

  public static MachineState of(RunView index) {
    List<TrialView> trials = index.measured();
    double usual = usualClock(trials);
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    int flagged = 0;
    int outside = 0;
    int known = 0;
    for (TrialView m : trials) {
      if (!m.measurement().disturbance().equals(Disturbance.unknown())) {
        known++;
        Set<Kind> kinds = kinds(m, usual);
        kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        flagged += kinds.isEmpty() ? 0 : 1;
        outside += kinds.stream().allMatch(kind -> kind == Kind.GARBAGE_COLLECTION) ? 0 : 1;
      }
    }
    Double stolen = mean(trials, Disturbance::stolenShare);
    Double others = mean(trials, Disturbance::othersShare);
    Double throttled = mean(trials, Disturbance::throttledShare);
    List<Cause> causes = new ArrayList<>();
    counts.forEach((kind, count) -> causes.add(new Cause(kind, count)));
    return new MachineState(
        known,
        flagged,
        causes,
        stolen,
        others,
        throttled,
        Memory.of(index),
        why(index, stolen, others, throttled, outside, known));
  }

  private static List<String> why(
      RunView index,
      @Nullable Double stolen,
      @Nullable Double others,
      @Nullable Double throttled,
      int outside,
      int known) {
    List<String> why = new ArrayList<>();
    if (stolen != null && stolen > STOLEN) {
      why.add(percent("the hypervisor gave %.1f%% of the processors to others", stolen));
    }
    if (others != null && others > OTHERS) {
      why.add(percent("other processes used %.0f%% of the processors", others));
    }
    if (throttled != null && throttled > THROTTLED) {
      why.add(
          percent(
              "a control group's processor quota throttled the run for %.0f%% of its time",
              throttled));
    }
    if (why.isEmpty() && known > 0 && outside > FLAGGED * known) {
      why.add(
          percent("%.0f%% of the trials were disturbed from outside", (double) outside / known));
    }
    double calibrating = busiest(index);
    if (calibrating > OTHERS) {
      why.add(
          percent(
              "other processes used %.0f%% of the processors when the kernels were calibrated",
              calibrating));
    }
    return why;
  }

  private static double busiest(RunView index) {
    double busiest = Double.parseDouble(index.account().model().getOrDefault(BUSY_KEY, "0"));
    for (var fork : index.record().forks()) {
      busiest = Math.max(busiest, Double.parseDouble(fork.model().getOrDefault(BUSY_KEY, "0")));
    }
    return busiest;
  }

  private static String percent(String format, double share) {
    return String.format(Locale.ROOT, format, 100 * share);
  }

  /** Returns the numbers of the disturbed trials. */
  public static Set<Integer> disturbed(RunView index) {
    double usual = usualClock(index.measured());
    Set<Integer> disturbed = new HashSet<>();
    for (TrialView m : index.measured()) {
      if (!kinds(m, usual).isEmpty()) {
        disturbed.add(m.trial());
      }
    }
    return disturbed;
  }

  private static Set<Kind> kinds(TrialView m, double usualClock) {
    Disturbance d = m.measurement().disturbance();
    Set<Kind> kinds = new HashSet<>();
    if (above(d.gcMillis() == null ? null : d.gcMillis() * NANOS_PER_MILLI, share(m))) {
      kinds.add(Kind.GARBAGE_COLLECTION);
    }
    if (above(d.stolenShare(), STOLEN)) {
      kinds.add(Kind.STOLEN_TIME);
    }
    if (above(d.othersShare(), OTHERS)) {
      kinds.add(Kind.OTHER_PROCESSES);
    }
    if (d.megahertz() != null && d.megahertz() < CLOCK * usualClock) {
      kinds.add(Kind.SLOWER_CLOCK);
    }
    if (d.majorFaults() != null && d.majorFaults() > 0) {
      kinds.add(Kind.PAGES_FROM_DISK);
    }
    if (above(d.throttledShare(), THROTTLED)) {
      kinds.add(Kind.THROTTLED);
    }
    return kinds;
  }

  private static double share(TrialView m) {
    return GC_SHARE * Quantity.WALL.of(m);
  }

  private static boolean above(@Nullable Double value, double bound) {
    return value != null && value > bound;
  }

  private static double usualClock(List<TrialView> trials) {
    double[] clocks =
        trials.stream()
            .map(m -> m.measurement().disturbance().megahertz())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return clocks.length == 0 ? 0 : clocks[clocks.length / 2];
  }

  /** Returns the mean weighted by the trials' time; null if none is known. */
  private static @Nullable Double mean(
      List<TrialView> trials, Function<Disturbance, @Nullable Double> share) {
    double weighted = 0;
    double time = 0;
    for (TrialView m : trials) {
      Double value = share.apply(m.measurement().disturbance());
      if (value != null) {
        weighted += value * Quantity.WALL.of(m);
        time += Quantity.WALL.of(m);
      }
    }
    return time == 0 ? null : weighted / time;
  }
}
