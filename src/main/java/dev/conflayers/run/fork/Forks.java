package dev.conflayers.run.fork;

import dev.conflayers.record.LinesDigest;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.run.Ledger;
import dev.conflayers.run.Runner;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures the forks of a run of several, each in a JVM of its own. The launching JVM measures
 * none: it has planned and hashed and so is unlike the others, and a crash of it would lose the end
 * of the run. A fork that crashes is named and noted in the run, and the others go on.
 */
public final class Forks {
  private final Instruments instruments;
  private final RunDirectory directory;
  private final RunPlan plan;

  /** Measures a run that has begun. */
  public Forks(Instruments instruments, RunDirectory directory, RunPlan plan) {
    this.instruments = instruments;
    this.directory = directory;
    this.plan = plan;
  }

  /** Returns the forks that have something left to measure, to compare or to seal. */
  List<Integer> pending() throws IOException {
    RunRecord record = directory.read();
    List<Integer> left =
        new Ledger(plan, new Runner.Done(record.measurements(), record.agreements()))
            .pendingForks();
    return plan.trials().stream()
        .map(Trial::fork)
        .distinct()
        .filter(fork -> left.contains(fork) || !sealed(record, fork))
        .toList();
  }

  /** Runs from before there were ends of forks have none to write. */
  private static boolean sealed(RunRecord record, int fork) {
    boolean ends =
        record.forks().stream().anyMatch(one -> one.fork() == fork && one.process() != null);
    LinesDigest now = record.lines().get(fork);
    return !ends
        || now == null
        || record.forkEnds().stream()
            .anyMatch(end -> end.fork() == fork && end.measurements().count() == now.count());
  }

  /**
   * Measures what is pending. Anything but a crash that ends a fork early, such as a full disk,
   * would end the next one too.
   */
  public Ending measure() throws IOException {
    for (int fork : pending()) {
      if (instruments.interruption().wanted()) {
        return Ending.of(Ending.State.INTERRUPTED);
      }
      int before = directory.read().measurements().size();
      ProcessEnd end = instruments.forks().measure(directory.path(), fork);
      if (instruments.interruption().wanted()) {
        return Ending.of(Ending.State.INTERRUPTED);
      }
      if (end.crashed()) {
        tell(crash(fork, end, before));
      } else if (!end.done()) {
        if (!end.interrupted()) {
          instruments.progress().note("conflayers: " + name(fork) + ": " + end.words());
        }
        return Ending.of(end);
      }
    }
    return state();
  }

  /** Returns what the run is if nothing stops it: what crashed forks have left is pending still. */
  public Ending state() throws IOException {
    return Ending.of(pending().isEmpty() ? Ending.State.COMPLETE : Ending.State.INCOMPLETE);
  }

  private String name(int fork) {
    return "fork " + (fork + 1) + " of " + plan.suite().run().forks();
  }

  private void tell(String crash) throws IOException {
    instruments.progress().done();
    instruments.progress().note("conflayers: " + crash);
    RunManifest manifest = directory.manifest();
    directory.write(manifest.reached(manifest.status(), manifest.ended(), List.of(crash)));
  }

  /** Returns which fork crashed and how, between which records, and where its log is. */
  private String crash(int fork, ProcessEnd end, int before) throws IOException {
    List<Measurement> all = directory.read().measurements();
    List<Measurement> own = all.subList(Math.min(before, all.size()), all.size());
    String after =
        own.isEmpty()
            ? "before a trial of it was recorded"
            : "after " + name(plan.trials().get(own.get(own.size() - 1).trial())) + " was recorded";
    Path jvm = ForkLog.crash(directory.path(), fork, Long.toString(end.process()));
    return name(fork)
        + ": "
        + end.words()
        + ", "
        + after
        + next(fork, own, all)
        + "; its log is "
        + ForkLog.of(directory.path(), fork)
        + (Files.exists(jvm) ? ", what its JVM knows of the crash is in " + jvm : "");
  }

  private String next(int fork, List<Measurement> own, List<Measurement> all) {
    Set<Integer> measured =
        all.stream()
            .filter(one -> !one.warmup())
            .map(Measurement::trial)
            .collect(Collectors.toSet());
    int last = own.isEmpty() ? -1 : own.get(own.size() - 1).trial();
    return plan.trials().stream()
        .filter(trial -> trial.fork() == fork && trial.index() > last)
        .filter(trial -> !measured.contains(trial.index()))
        .findFirst()
        .map(trial -> "; next was " + name(trial))
        .orElse("");
  }

  private static String name(Trial trial) {
    return "trial "
        + trial.index()
        + " ("
        + trial.prompt().task()
        + " "
        + trial.prompt().example()
        + ", "
        + trial.strategy().name()
        + ")";
  }
}
