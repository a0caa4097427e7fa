package dev.conflayers.gate;

import dev.conflayers.analysis.Comparison;
import dev.conflayers.analysis.SameTwice;
import dev.conflayers.result.ForkRecord;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.RunStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a measurement cannot be trusted.
 *
 * @param ofAll why no rule can be judged by it; empty if none
 * @param ofTimes why no rule about times can
 * @param notes what readers should know that is no such reason
 * @param controls full depth against itself, of each run
 */
record Validity(
    List<String> ofAll, List<String> ofTimes, List<String> notes, List<SameTwice> controls) {
  private static final double MOST_LOST = 0.02;
  private static final double MOST_UNSTEADY = 0.2;
  private static final double LENGTHS = 0.1;

  Validity {
    ofAll = List.copyOf(ofAll);
    ofTimes = List.copyOf(ofTimes);
    notes = List.copyOf(notes);
    controls = List.copyOf(controls);
  }

  /** Returns what can be said of runs whose times count only if timings were steady. */
  static Validity of(List<RunRecord> runs) {
    return of(runs, false);
  }

  /**
   * Returns what can be said of {@code runs}.
   *
   * @param unsteadyIsANote whether times count although timings were not steady
   */
  static Validity of(List<RunRecord> runs, boolean unsteadyIsANote) {
    List<String> all = new ArrayList<>();
    List<String> times = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<SameTwice> controls = new ArrayList<>();
    for (RunRecord run : runs) {
      String name = run.manifest().run();
      if (run.manifest().status() != RunStatus.COMPLETE) {
        all.add(name + " is not complete: finish it with 'conflayers resume'");
      }
      long forks = run.forks().stream().map(ForkRecord::fork).distinct().count();
      long unsteady =
          run.forks().stream()
              .filter(fork -> !fork.steady())
              .map(ForkRecord::fork)
              .distinct()
              .count();
      if (unsteady > MOST_UNSTEADY * forks) {
        (unsteadyIsANote ? notes : times)
            .add(
                "timings of "
                    + name
                    + " were not steady in "
                    + unsteady
                    + " of "
                    + forks
                    + " forks");
      }
      SameTwice control = SameTwice.of(run);
      controls.add(control);
      if (control.state() == SameTwice.State.BIASED) {
        times.add("full depth differs from itself in " + name);
      }
    }
    return new Validity(all, times, notes, controls);
  }

  /** Returns why times of this strategy are of other work than full depth's; null if not. */
  static @Nullable String unequal(RunReader runs, String strategy) {
    Double ratio = Values.ratio(Readings.lengthRatio(runs, strategy, Comparison.ALL_TASKS));
    return ratio != null && (ratio > 1 + LENGTHS || ratio < 1 / (1 + LENGTHS))
        ? "unequal work: outputs of "
            + strategy
            + " are "
            + Say.number(ratio)
            + " times as long as"
            + " full depth's"
        : null;
  }

  /** Returns why rules about this strategy cannot be judged; null if they can. */
  static @Nullable String lost(RunReader runs, String strategy) {
    int planned =
        runs.runs().stream()
            .mapToInt(
                run ->
                    (int)
                        run.schedule().trials().stream()
                            .filter(t -> !t.warmup() && t.strategy().equals(strategy))
                            .count())
            .sum();
    long pairs =
        runs.samples(strategy, Comparison.ALL_TASKS).stream()
            .filter(sample -> sample.full() != null)
            .count();
    return planned - pairs > MOST_LOST * planned
        ? (planned - pairs) + " of " + planned + " pairs of " + strategy + " were lost"
        : null;
  }
}
