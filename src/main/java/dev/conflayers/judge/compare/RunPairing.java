package dev.conflayers.judge.compare;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pairing of the trials of two runs that did the same work, or the reasons that none can be paired.
 */
final class RunPairing {
  private final RunView first;
  private final RunView second;
  private final List<String> tasks;

  RunPairing(RunView first, RunView second) {
    this.first = first;
    this.second = second;
    this.tasks = first.tasks().stream().filter(second.tasks()::contains).toList();
  }

  /** Returns the tasks that both runs have, in the order of the first. */
  List<String> tasks() {
    return tasks;
  }

  /** Rejects runs whose prompts are different work. */
  void requirePairs() {
    List<String> reasons = new ArrayList<>();
    for (String task : tasks) {
      Schedule.ScheduledTask one = task(first, task);
      Schedule.ScheduledTask other = task(second, task);
      differ(reasons, task + " has version", one.version(), other.version());
      differ(reasons, task + " has shots", one.shots(), other.shots());
      differ(reasons, task + " has max-new-tokens", one.maxNewTokens(), other.maxNewTokens());
      differ(reasons, task + " has chat", one.chat(), other.chat());
    }
    Map<String, Schedule.ScheduledExample> examples = examples(first);
    int changed = 0;
    int shared = 0;
    for (var entry : examples(second).entrySet()) {
      Schedule.ScheduledExample same = examples.get(entry.getKey());
      shared += same == null ? 0 : 1;
      changed += same == null || sameText(same, entry.getValue()) ? 0 : 1;
    }
    if (shared == 0) {
      reasons.add("they share no prompt of a common task");
    } else if (changed > 0) {
      reasons.add(changed + " of " + shared + " shared prompts have different text or references");
    }
    if (!reasons.isEmpty()) {
      throw new ResultProblem(
          name(first)
              + " and "
              + name(second)
              + " cannot be paired: "
              + String.join("; ", reasons)
              + "; measure both with the same tasks, or compare their means with --unpaired");
    }
  }

  private static boolean sameText(Schedule.ScheduledExample one, Schedule.ScheduledExample other) {
    return one.prompt().equals(other.prompt()) && one.reference().equals(other.reference());
  }

  private static void differ(List<String> reasons, String what, Object one, Object other) {
    if (!one.equals(other)) {
      reasons.add(what + " " + one + " in the first and " + other + " in the second");
    }
  }

  private static String name(RunView index) {
    return index.account().run();
  }

  private static Schedule.ScheduledTask task(RunView index, String name) {
    return index.schedule().tasks().stream()
        .filter(task -> task.task().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the examples of the shared tasks that were measured. */
  private Map<String, Schedule.ScheduledExample> examples(RunView index) {
    Set<String> measured = new HashSet<>();
    index.measured().forEach(m -> measured.add(m.task() + "/" + m.example()));
    Map<String, Schedule.ScheduledExample> examples = new TreeMap<>();
    for (Schedule.ScheduledExample example : index.schedule().examples()) {
      String key = example.task() + "/" + example.example();
      if (tasks.contains(example.task()) && measured.contains(key)) {
        examples.put(key, example);
      }
    }
    return examples;
  }

  /**
   * Returns each trial of a strategy of the first run paired with that of a strategy of the second
   * on the same prompt. The n-th fork of one is paired with the n-th of the other. The choice is
   * arbitrary, because forks are independent, but each counts once.
   */
  List<Pair> pairs(String task, String ofFirst, String ofSecond) {
    Map<String, TrialView> others = new HashMap<>();
    Map<Integer, Integer> ranks = ranks(second);
    for (TrialView m : second.trials(task, ofSecond)) {
      others.put(key(m, ranks), m);
    }
    ranks = ranks(first);
    List<Pair> pairs = new ArrayList<>();
    for (TrialView m : first.trials(task, ofFirst)) {
      TrialView other = others.get(key(m, ranks));
      if (other != null && tasks.contains(m.task())) {
        pairs.add(new Pair(m, other, first.templates().of(m.task(), m.example())));
      }
    }
    return pairs;
  }

  private static String key(TrialView m, Map<Integer, Integer> ranks) {
    return m.task() + "/" + m.example() + "/" + ranks.get(m.fork()) + "/" + m.repetition();
  }

  private static Map<Integer, Integer> ranks(RunView index) {
    Set<Integer> forks = new TreeSet<>();
    index.measured().forEach(m -> forks.add(m.fork()));
    Map<Integer, Integer> ranks = new HashMap<>();
    forks.forEach(fork -> ranks.put(fork, ranks.size()));
    return ranks;
  }

  /** Returns ln of every successful trial's speedup, by trial. */
  static Map<Integer, Double> speedups(RunView index, String strategy) {
    Map<Integer, Double> speedups = new HashMap<>();
    index
        .timed(Comparison.ALL_TASKS, strategy)
        .forEach(pair -> speedups.put(pair.strategy().trial(), pair.logRatio()));
    return speedups;
  }
}
