package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Readings;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.ControlComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Validity of a measurement: the reasons that rules cannot be judged by it.
 *
 * @param ofAll reasons that no rule can be judged; empty if there are none
 * @param ofTimes reasons that no rule about times can be judged
 * @param ofScores reasons that no rule about scores can be judged
 * @param edits edits of measurements, which leave every rule undecided; empty if there are none
 * @param notes notes for readers that are no such reason
 * @param records audit of each run's record
 * @param control full depth against itself, over all runs together
 */
record Validity(
    List<String> ofAll,
    List<String> ofTimes,
    List<String> ofScores,
    List<String> edits,
    List<String> notes,
    List<Named> records,
    ControlComparison control) {
  private static final double MOST_LOST = 0.02;
  private static final double MOST_UNSTEADY = 0.2;
  private static final double LENGTHS = 0.1;

  /** The metric that is judged however many trials failed. */
  static final String FAILURES = "failures";

  Validity {
    ofAll = List.copyOf(ofAll);
    ofTimes = List.copyOf(ofTimes);
    ofScores = List.copyOf(ofScores);
    edits = List.copyOf(edits);
    notes = List.copyOf(notes);
    records = List.copyOf(records);
  }

  /** The checks of one run's record. */
  record Named(String run, Integrity integrity) {
    private Stream<String> said(String how, List<String> sentences) {
      return sentences.stream().map(sentence -> run + how + sentence);
    }
  }

  /** Returns why the records of the runs void a rule of this metric and strategy. */
  List<String> voided(GateMetric metric, String strategy) {
    return records.stream()
        .flatMap(
            of -> {
              Integrity i = of.integrity();
              return of.said(
                  " fails ",
                  switch (metric.kind()) {
                    case TIME, TIME_RATIO, TAIL_RATIO -> i.voidsTimes(strategy);
                    case SCORE -> i.voidsScores(strategy);
                    case COUNT, DIGEST, SIZE ->
                        metric.name().equals(FAILURES) ? i.voidsRun() : i.voidsOutputs();
                  });
            })
        .toList();
  }

  /** Returns why a rule about times of this strategy is INCONCLUSIVE at best. */
  List<String> capped(String strategy) {
    return records.stream()
        .flatMap(of -> of.said(" is capped by ", of.integrity().capsTimes(strategy)))
        .toList();
  }

  /** Returns the validity of runs whose times count only if timings were steady. */
  static Validity of(List<RunView> runs) {
    return of(runs, false);
  }

  /** Returns the validity of two builds: a problem of either is a problem of both. */
  Validity and(Validity other) {
    return new Validity(
        joined(ofAll, other.ofAll),
        joined(ofTimes, other.ofTimes),
        joined(ofScores, other.ofScores),
        joined(edits, other.edits),
        joined(notes, other.notes),
        joined(records, other.records),
        other.control.state() == ControlComparison.State.BIASED ? other.control : control);
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /**
   * Returns the validity of runs of one build.
   *
   * @param unsteadyIsANote whether times count even if timings were not steady
   */
  static Validity of(List<RunView> runs, boolean unsteadyIsANote) {
    List<String> all = new ArrayList<>();
    List<String> times = new ArrayList<>();
    List<String> scores = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> edits = new ArrayList<>();
    List<Named> records = new ArrayList<>();
    for (RunView run : runs) {
      String name = run.account().run();
      if (!run.account().complete()) {
        all.add(name + " is not complete: finish it with 'conflayers resume'");
      }
      if (!run.account().mode().times()) {
        times.add(name + " was measured for quality alone: its times do not count");
      }
      if (!run.account().mode().scores()) {
        scores.add(name + " was measured for times alone: its outputs are not scored");
      }
      Integrity integrity = Integrity.of(run);
      records.add(new Named(name, integrity));
      integrity.voidsRun().forEach(why -> all.add(name + " fails " + why));
      run.account().edits().forEach(edit -> notes.add(name + " was edited: " + edit));
      if (run.account().editedMeasurements()) {
        edits.add("measurements of " + name + " were edited after they were made");
      }
    }
    ControlComparison control = ControlComparison.of(runs);
    if (control.state() == ControlComparison.State.BIASED) {
      times.add("full depth differs from itself in " + named(runs));
    }
    String unsteady = unsteady(runs);
    if (unsteady != null) {
      (unsteadyIsANote ? notes : times).add(unsteady);
    }
    return new Validity(all, times, scores, edits, notes, records, control);
  }

  /** Returns a clause with the number of unsteady forks; null if there are few. */
  private static @Nullable String unsteady(List<RunView> runs) {
    long forks = 0;
    long unsteady = 0;
    for (RunView run : runs) {
      forks += run.account().forks().size();
      unsteady += run.account().unsteadyForks().stream().distinct().count();
    }
    return unsteady > MOST_UNSTEADY * forks
        ? "timings of "
            + named(runs)
            + " were not steady in "
            + unsteady
            + " of "
            + forks
            + " forks"
        : null;
  }

  private static String named(List<RunView> runs) {
    return runs.size() == 1 ? runs.get(0).account().run() : runs.size() + " runs";
  }

  /**
   * Returns why times of this strategy are of different work from full depth's; null if they are
   * not.
   */
  static @Nullable String unequal(RunView runs, String strategy) {
    Double ratio =
        Values.ratio(Readings.of(runs, Estimand.OUTPUT_LENGTH, strategy, Comparison.ALL_TASKS));
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
  static @Nullable String lost(RunView runs, String strategy) {
    int planned =
        runs.runs().stream()
            .mapToInt(
                run ->
                    (int)
                        run.schedule().trials().stream()
                            .filter(t -> !t.warmup() && t.strategy().equals(strategy))
                            .count())
            .sum();
    long pairs = runs.pairs(Comparison.ALL_TASKS, strategy).size();
    return planned - pairs > MOST_LOST * planned
        ? (planned - pairs) + " of " + planned + " pairs of " + strategy + " were lost"
        : null;
  }
}
