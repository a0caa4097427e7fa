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
 * Checks that the JVMs of a run are replicates: as many as planned, of one build, one after
 * another.
 */
final class ForkChecks {
  /** Facts that determine results; if JVMs differ in one, they are not of one run. */
  private static final Set<String> WORK =
      Set.of("git-commit", "jdk", ModelFacts.DTYPE, ModelFacts.DEVICE, ModelFacts.ENGINE, "format");

  /** Facts that determine speed; a difference is unplanned variance. */
  private static final Set<String> MACHINE =
      Set.of(
          "cpu",
          "cores",
          "architecture",
          "operating-system",
          "vectors",
          "memory-gib",
          ModelFacts.THREADS);

  /** Chosen by each JVM through timing, so it may differ on one machine. */
  private static final String TIMED = ModelFacts.LINEAR_KERNELS;

  private static final String CHECKSUM = "sha256";

  /** Times of records are whole seconds. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final AuditedRun run;

  ForkChecks(AuditedRun run) {
    this.run = run;
  }

  /** Checks that each planned fork is recorded once per start. */
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
        off.add("fork " + fork + " has measurements but is not in forks.jsonl");
      } else if (count > sessions) {
        off.add(
            FigureText.of(
                "fork %d is in forks.jsonl %d times but was started at most %d times",
                fork, count, sessions));
      }
    }
    for (ForkRecord fork : run.run().forks()) {
      if (fork.fork() < 0 || fork.fork() >= run.run().schedule().forks()) {
        off.add(run.lines().of(fork) + " is not in the plan");
      }
    }
    if (!off.isEmpty()) {
      return Finding.fail(
          check,
          "forks.jsonl does not match the forks that measured: " + FigureText.some(off) + ".");
    }
    return measured.isEmpty()
        ? Finding.notChecked(check, "nothing was measured.")
        : Finding.pass(check, "every JVM that measured is recorded.");
  }

  /** Checks that each fork's lines match the digest that it wrote when it ended. */
  Finding digests() {
    String check = "digests";
    if (run.run().manifest().editedMeasurements()) {
      return Finding.notChecked(check, "measurements were edited since, and the edit is recorded.");
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
          check, "measurements do not match their JVMs' digests: " + FigureText.some(off) + ".");
    }
    return last.isEmpty() || run.run().lines().isEmpty()
        ? Finding.notChecked(check, "no JVM left a digest of its measurements.")
        : Finding.pass(
            check, "the measurements match the digest that each JVM wrote when it ended.");
  }

  private static String changed(int fork, LinesDigest then, @Nullable LinesDigest now) {
    String what =
        now == null
            ? "there are none now"
            : now.count() == then.count()
                ? "their bytes have changed"
                : "there are now " + now.count();
    return FigureText.of(
        "fork %d ended with %d lines of measurements.jsonl, but %s", fork, then.count(), what);
  }

  /** Checks that all forks run the same build on the same weights. */
  Finding sameBuild() {
    return same(
        "same-build",
        key -> WORK.contains(key) || key.contains(CHECKSUM),
        true,
        "forks used different builds or models");
  }

  /**
   * Checks that all forks ran on the same kind of machine. They may choose different linear
   * kernels: noise decides between equally fast ones, and JVMs are replicates of that choice too.
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
                "all JVMs ran on one machine, with %d different choices of linear kernels; their"
                    + " effect is part of the variance between JVMs.",
                choices));
  }

  private Finding same(String check, Predicate<String> counts, boolean voids, String sentence) {
    List<ForkRecord> forks = run.run().forks();
    if (forks.isEmpty()) {
      return Finding.notChecked(check, "no JVM is recorded.");
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
                  "%s has %s '%s', not '%s'",
                  run.lines().of(fork),
                  key,
                  own.getOrDefault(key, ""),
                  first.getOrDefault(key, "")));
        }
      }
    }
    if (off.isEmpty()) {
      return Finding.pass(check, "all JVMs agree on " + counted(first) + ".");
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

  /** Checks that forks measured one after another, each in its own process. */
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
          off.add(run.lines().of(fork) + " has the process id of another fork");
        }
        Instant start = Instant.parse(fork.started());
        if (start.plus(SLACK).isBefore(free)) {
          off.add(
              run.lines().of(fork)
                  + " starts "
                  + Duration.between(start, free).toSeconds()
                  + " s before the previous fork can have ended");
        }
        if (run.run().manifest().resumed().isEmpty()) {
          free = start.plusNanos(busy(fork.fork()));
        }
      }
    } catch (DateTimeException e) {
      return Finding.fail(
          check, "the recorded start of a JVM is not a time: " + e.getMessage() + ".");
    }
    if (run.run().forks().size() < 2) {
      return Finding.notChecked(check, "only one JVM is recorded.");
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
