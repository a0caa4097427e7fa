package dev.conflayers.evidence.integrity;

import dev.conflayers.record.Measurement;
import dev.conflayers.record.Measurement.Step;
import dev.conflayers.record.Measurement.Timing;
import dev.conflayers.record.RunManifest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the recorded times are possible on one machine: phases fit into their total, trials
 * of a fork do not overlap, and nothing is faster than memory or longer than the run.
 */
final class ClockChecks {
  /** No device reads weights faster than this, in bytes per nanosecond (20 TB/s). */
  private static final double MOST_BYTES_PER_NANO = 20_000;

  /** No model emits a token in less than this. */
  private static final double LEAST_NANOS_PER_TOKEN = 1_000;

  private static final long COARSE_NANOS = 1_000_000;
  private static final int ENOUGH_TRIALS = 20;

  /** Times of the manifest are whole seconds, and loading precedes the first trial. */
  private static final long SLACK_SECONDS = 2;

  private final AuditedRun run;

  ClockChecks(AuditedRun run) {
    this.run = run;
  }

  /**
   * Checks that every time is possible: {@code wall >= total >= sum of phases >= 0}, steps within
   * phases.
   */
  Finding times() {
    String check = "times";
    List<String> off = new ArrayList<>();
    long longest = longestNanos();
    for (Measurement m : run.run().measurements()) {
      String wrong = m.ok() ? impossible(m, longest) : m.wallNanos() < 0 ? negative(m) : "";
      if (!wrong.isEmpty()) {
        off.add(run.lines().of(m) + ": " + wrong);
      }
    }
    return off.isEmpty()
        ? Finding.pass(
            check,
            "in every trial, the phases fit into the total, and the total into the wall time.")
        : Finding.fail(check, "times are impossible: " + FigureText.some(off) + ".");
  }

  private static String negative(Measurement m) {
    return "wall time must not be negative, got " + m.wallNanos() + " ns";
  }

  private static String impossible(Measurement m, long longest) {
    Timing t = m.timing();
    long phases = t.prefill() + t.draft() + t.verify() + t.search();
    double floor =
        Math.max(
            LEAST_NANOS_PER_TOKEN * m.output().size(),
            (m.weights().draft() + m.weights().verify()) / MOST_BYTES_PER_NANO);
    if (Math.min(Math.min(t.prefill(), t.draft()), Math.min(t.verify(), t.search())) < 0) {
      return "a phase has a negative time";
    }
    if (m.wallNanos() < floor || m.wallNanos() <= 0) {
      return FigureText.of(
          "wall time %d ns is below the physical minimum of %.0f ns", m.wallNanos(), floor);
    }
    if (m.wallNanos() > longest) {
      return FigureText.of(
          "wall time %.1f s is longer than the run, %.0f s", m.wallNanos() / 1e9, longest / 1e9);
    }
    if (m.wallNanos() < t.total()) {
      return "wall time " + m.wallNanos() + " ns is below the total of " + t.total() + " ns";
    }
    if (t.total() < phases) {
      return "the total of " + t.total() + " ns is below the sum of its phases, " + phases + " ns";
    }
    String steps = steps("draft", m, t.draft(), Step::draftNanos);
    steps = steps.isEmpty() ? steps("verify", m, t.verify(), Step::verifyNanos) : steps;
    return steps.isEmpty() ? steps("search", m, t.search(), Step::searchNanos) : steps;
  }

  private static String steps(
      String phase, Measurement m, long whole, ToLongFunction<Step> nanosOfStep) {
    long sum = 0;
    for (Step step : m.steps()) {
      long nanos = nanosOfStep.applyAsLong(step);
      if (nanos < 0) {
        return "the time of a step's " + phase + " is negative";
      }
      sum += nanos;
    }
    return m.steps().isEmpty() || sum == whole
        ? ""
        : FigureText.of("%s takes %d ns, but its steps take %d ns together", phase, whole, sum);
  }

  /**
   * Returns the longest possible time of a trial; unbounded if the run's times are not recorded.
   */
  private long longestNanos() {
    RunManifest manifest = run.run().manifest();
    try {
      Duration whole =
          Duration.between(Instant.parse(manifest.started()), Instant.parse(manifest.ended()));
      return whole.plusSeconds(SLACK_SECONDS).toNanos();
    } catch (DateTimeException | ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Checks that each trial of a fork begins after the previous one ended; a resumed fork starts
   * over.
   */
  Finding sequence() {
    String check = "sequence";
    Map<Integer, Measurement> last = new HashMap<>();
    Map<Integer, Integer> restarts = new TreeMap<>();
    List<String> off = new ArrayList<>();
    for (Measurement m : run.run().measurements()) {
      Measurement before = last.put(m.fork(), m);
      if (m.startNanos() < 0) {
        off.add(run.lines().of(m) + ": it begins before the run");
      } else if (before != null && m.startNanos() < before.startNanos() + before.wallNanos()) {
        if (m.startNanos() > before.startNanos() || !mayRestart(m, restarts)) {
          off.add(
              run.lines().of(m)
                  + FigureText.of(
                      ": it begins %.3f s before trial %d ended",
                      (before.startNanos() + before.wallNanos() - m.startNanos()) / 1e9,
                      before.trial()));
        }
      }
    }
    return off.isEmpty()
        ? Finding.pass(check, "each trial of a fork begins after the previous one ended.")
        : Finding.fail(check, "trials of one fork overlap: " + FigureText.some(off) + ".");
  }

  private boolean mayRestart(Measurement m, Map<Integer, Integer> restarts) {
    return restarts.merge(m.fork(), 1, Integer::sum) <= run.run().manifest().resumed().size();
  }

  /** Checks that the clock is fine enough to tell trials apart. */
  Finding resolution() {
    String check = "clock";
    List<Measurement> timed = run.measured().stream().filter(Measurement::ok).toList();
    if (timed.size() < ENOUGH_TRIALS) {
      return Finding.notChecked(check, "fewer than " + ENOUGH_TRIALS + " trials were timed.");
    }
    return timed.stream().allMatch(m -> m.wallNanos() % COARSE_NANOS == 0)
        ? Finding.cap(
            check,
            "every wall time is a multiple of 1 ms: such a coarse clock biases times per token.")
        : Finding.pass(check, "wall times are finer than 1 ms.");
  }

  /** Checks that no fork's times are copied from another. */
  Finding copies() {
    String check = "copied-forks";
    Map<Integer, Map<String, Long>> times = new TreeMap<>();
    for (Measurement m : run.measured()) {
      if (m.ok()) {
        times
            .computeIfAbsent(m.fork(), fork -> new TreeMap<>())
            .put(
                m.task() + "/" + m.example() + "/" + m.repetition() + "/" + m.strategy(),
                m.wallNanos());
      }
    }
    List<Integer> forks = List.copyOf(times.keySet());
    for (int i = 0; i < forks.size(); i++) {
      for (int j = i + 1; j < forks.size(); j++) {
        String same = same(times.get(forks.get(i)), times.get(forks.get(j)));
        if (same != null) {
          return Finding.fail(
              check,
              FigureText.of(
                  "forks %d and %d have the same wall times to the nanosecond in %s: one JVM is"
                      + " counted twice.",
                  forks.get(i), forks.get(j), same));
        }
      }
    }
    return forks.size() < 2
        ? Finding.notChecked(check, "there is only one fork.")
        : Finding.pass(check, "no two forks share their wall times.");
  }

  /**
   * Returns the number of trials in which two forks agree to the nanosecond; null if it is small.
   */
  private static @Nullable String same(
      @Nullable Map<String, Long> some, @Nullable Map<String, Long> other) {
    if (some == null || other == null) {
      return null;
    }
    long shared = some.keySet().stream().filter(other::containsKey).count();
    long equal =
        some.entrySet().stream().filter(e -> e.getValue().equals(other.get(e.getKey()))).count();
    return shared >= ENOUGH_TRIALS / 2 && equal * 2 > shared
        ? equal + " of " + shared + " trials"
        : null;
  }
}
