package dev.conflayers.evidence.integrity;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.LinesDigest;
import dev.conflayers.record.Measurement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the JVMs of a run are replicates: as many as planned, of one build, one after another.
 */
final class ForkChecks {
  /** What decides what is computed; a difference makes two runs of one. */
  private static final Set<String> WORK =
      Set.of("git-commit", "jdk", ModelFacts.DTYPE, ModelFacts.DEVICE, ModelFacts.ENGINE, "format");

  /** What decides how fast it is computed; a difference is unplanned variance. */
  private static final Set<String> MACHINE =
      Set.of(
          "cpu",
          "cores",
          "architecture",
          "operating-system",
          "vectors",
          "memory-gib",
          ModelFacts.THREADS);

  /** What each JVM finds out by timing, and so may differ on one machine. */
  private static final String TIMED = ModelFacts.LINEAR_KERNELS;

  private static final String CHECKSUM = "sha256";

  /** Times of records are whole seconds. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final AuditedRun run;

  ForkChecks(AuditedRun run) {
    this.run = run;
  }

  /** Each planned fork is on record, once for each time that it was started. */
  Finding records() {
    String check = "fork-records";
    Map<Integer, Integer> records = new TreeMap<>();
    run.run().forks().forEach(fork -> records.merge(fork.fork(), 1, Integer::sum));
    Set<Integer> measured = new TreeSet<>();
    run.measured().stream().map(Measurement::fork).forEach(measured::add);
    int sessions = 1 + run.run().manifest().resumed().size();
    List<String> off = new ArrayList<>();
    for (int fork : measured) {
      int count = records.getOrDefault(fork, 0);
      if (count == 0) {
        off.add("fork " + fork + " measured and is not in forks.jsonl");
      } else if (count > sessions) {
        off.add(
            FigureText.of(
                "fork %d is %d times in forks.jsonl and was started %d times at most",
                fork, count, sessions));
      }
    }
    for (ForkRecord fork : run.run().forks()) {
      if (fork.fork() < 0 || fork.fork() >= run.run().schedule().forks()) {
        off.add(run.lines().of(fork) + " is not in the plan");
      }
    }
    if (!off.isEmpty()) {
      return Finding.fail(check, "JVMs are not on record: " + FigureText.some(off) + ".");
    }
    return measured.isEmpty()
        ? Finding.notChecked(check, "nothing was measured.")
        : Finding.pass(check, "every JVM that measured is on record.");
  }

  /** The lines of each fork are those that it summed up when it ended. */
  Finding digests() {
    String check = "digests";
    if (run.run().manifest().editedMeasurements()) {
      return Finding.notChecked(check, "measurements were edited in the open since.");
    }
    Map<Integer, ForkEnd> last = new TreeMap<>();
    run.run().forkEnds().forEach(end -> last.put(end.fork(), end));
    List<String> off = new ArrayList<>();
    if (run.ended()) {
      for (ForkRecord fork : run.run().forks()) {
        if (fork.process() != null && !last.containsKey(fork.fork())) {
          off.add(run.lines().of(fork) + " has no end in fork-ends.jsonl");
        }
      }
    }
    last.forEach(
        (fork, end) -> {
          LinesDigest now = run.run().lines().get(fork);
          if (!run.run().lines().isEmpty() && !end.measurements().equals(now)) {
            off.add(changed(fork, end.measurements(), now));
          }
        });
    if (!off.isEmpty()) {
      return Finding.fail(
          check,
          "measurements are not those that their JVMs summed up: " + FigureText.some(off) + ".");
    }
    return last.isEmpty() || run.run().lines().isEmpty()
        ? Finding.notChecked(check, "no JVM left a digest of its measurements.")
        : Finding.pass(check, "the measurements are those that each JVM summed up when it ended.");
  }

  private static String changed(int fork, LinesDigest then, @Nullable LinesDigest now) {
    String what =
        now == null
            ? "there is none now"
            : now.count() == then.count()
                ? "they have other bytes now"
                : "there are " + now.count();
    return FigureText.of(
        "fork %d ended with %d lines of measurements.jsonl, and %s", fork, then.count(), what);
  }

  /** All forks run the same build on the same weights. */
  Finding sameBuild() {
    return same(
        "same-build",
        key -> WORK.contains(key) || key.contains(CHECKSUM),
        true,
        "forks are not of one build and one model");
  }

  /**
   * All forks run on the same kind of machine. That they chose their linear kernels alike is not
   * asked: two that are equally fast are chosen by noise, and JVMs are replicates of that too.
   */
  Finding sameMachine() {
    String check = "same-machine";
    Finding same = same(check, MACHINE::contains, false, "forks ran on different machines");
    long choices =
        run.run().forks().stream().map(fork -> facts(fork, TIMED::equals)).distinct().count();
    return same.outcome() != Finding.Outcome.PASS || choices < 2
        ? same
        : Finding.warn(
            check,
            FigureText.of(
                "all JVMs ran on one machine, and chose linear kernels in %d ways; what that is"
                    + " worth is part of how much JVMs differ.",
                choices));
  }

  private Finding same(String check, Predicate<String> counts, boolean voids, String sentence) {
    List<ForkRecord> forks = run.run().forks();
    if (forks.isEmpty()) {
      return Finding.notChecked(check, "no JVM is on record.");
    }
    Map<String, String> first = facts(forks.get(0), counts);
    first.putAll(facts(run.run().manifest().model(), counts));
    first.putAll(facts(run.run().manifest().environment(), counts));
    List<String> off = new ArrayList<>();
    for (ForkRecord fork : forks) {
      Map<String, String> own = facts(fork, counts);
      Set<String> keys = new TreeSet<>(first.keySet());
      keys.addAll(own.keySet());
      for (String key : keys) {
        if (!Objects.equals(first.get(key), own.get(key))
            && !(own.isEmpty() && forks.size() == 1)) {
          off.add(
              FigureText.of(
                  "%s has %s '%s' and not '%s'",
                  run.lines().of(fork),
                  key,
                  own.getOrDefault(key, ""),
                  first.getOrDefault(key, "")));
        }
      }
    }
    if (off.isEmpty()) {
      return Finding.pass(check, "all JVMs agree in " + counted(first) + ".");
    }
    String evidence = sentence + ": " + FigureText.some(off) + ".";
    return voids ? Finding.fail(check, evidence) : Finding.cap(check, evidence);
  }

  private static String counted(Map<String, String> facts) {
    return facts.size() == 1 ? "1 fact" : facts.size() + " facts";
  }

  private static Map<String, String> facts(ForkRecord fork, Predicate<String> counts) {
    Map<String, String> facts = facts(fork.model(), counts);
    facts.putAll(facts(fork.environment(), counts));
    return facts;
  }

  private static Map<String, String> facts(Map<String, String> of, Predicate<String> counts) {
    Map<String, String> facts = new TreeMap<>();
    of.forEach(
        (key, value) -> {
          if (counts.test(key)) {
            facts.put(key, value);
          }
        });
    return facts;
  }

  /** Forks measured one after another, each in a process of its own. */
  Finding apart() {
    String check = "forks-apart";
    List<String> off = new ArrayList<>();
    Set<ForkRecord.Jvm> processes = new HashSet<>();
    Instant free = Instant.MIN;
    try {
      for (ForkRecord fork : run.run().forks()) {
        ForkRecord.Jvm process = fork.process();
        if (process != null
            && !processes.add(new ForkRecord.Jvm(0, process.pid(), process.bootId()))) {
          off.add(run.lines().of(fork) + " has the process of another fork");
        }
        Instant start = Instant.parse(fork.started());
        if (start.plus(SLACK).isBefore(free)) {
          off.add(
              run.lines().of(fork)
                  + " starts "
                  + Duration.between(start, free).toSeconds()
                  + " s before the fork before it can have ended");
        }
        if (run.run().manifest().resumed().isEmpty()) {
          free = start.plusNanos(busy(fork.fork()));
        }
      }
    } catch (DateTimeException e) {
      return Finding.fail(check, "the start of a JVM is not a time: " + e.getMessage() + ".");
    }
    if (run.run().forks().size() < 2) {
      return Finding.notChecked(check, "there is one record of a JVM.");
    }
    return off.isEmpty()
        ? Finding.pass(check, "JVMs measured one after another.")
        : Finding.cap(check, "JVMs overlap: " + FigureText.some(off) + ".");
  }

  /** Returns the least time that a fork needs for what it measured. */
  private long busy(int fork) {
    return run.run().measurements().stream()
        .filter(m -> m.fork() == fork && m.wallNanos() > 0)
        .mapToLong(Measurement::wallNanos)
        .sum();
  }
}
