package dev.conflayers.evidence.integrity;

import dev.conflayers.record.Measurement;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that measurements follow the schedule, and that the schedule is balanced. */
final class ScheduleChecks {
  private final AuditedRun run;
  private final List<Schedule.ScheduledTrial> scheduled;

  ScheduleChecks(AuditedRun run) {
    this.run = run;
    this.scheduled =
        run.run().schedule().trials().stream().filter(t -> t.phase() == Phase.MEASURED).toList();
  }

  /** Checks that every trial that counts has one measurement, which matches its schedule. */
  Finding complete() {
    String check = "complete";
    Map<Integer, Schedule.ScheduledTrial> trials = new HashMap<>();
    run.run().schedule().trials().forEach(trial -> trials.put(trial.trial(), trial));
    Set<Integer> seen = new HashSet<>();
    List<String> off = new ArrayList<>();
    for (Measurement m : run.run().measurements()) {
      Schedule.ScheduledTrial trial = trials.get(m.trial());
      if (trial == null) {
        off.add(run.lines().of(m) + " is not in the plan");
      } else if (!matches(trial, m)) {
        off.add(run.lines().of(m) + " differs from the planned trial");
      } else if (m.phase() == Phase.MEASURED && !seen.add(m.trial())) {
        off.add(run.lines().of(m) + " repeats a measured trial");
      }
    }
    long missing = scheduled.stream().filter(trial -> !seen.contains(trial.trial())).count();
    if (!off.isEmpty()) {
      return Finding.fail(
          check, "the record does not match the plan: " + FigureText.some(off) + ".");
    }
    if (missing > 0) {
      String evidence =
          FigureText.of("%d of %d planned trials were not measured", missing, scheduled.size());
      return run.ended()
          ? Finding.fail(check, evidence + ", although the run says that it is complete.")
          : Finding.warn(check, evidence + ", because the run has not ended; resume it.");
    }
    return Finding.pass(
        check, "each of the " + scheduled.size() + " planned trials was measured once.");
  }

  private static boolean matches(Schedule.ScheduledTrial trial, Measurement m) {
    return trial.fork() == m.fork()
        && trial.block() == m.block()
        && trial.position() == m.position()
        && trial.phase() == m.phase()
        && trial.repetition() == m.repetition()
        && trial.task().equals(m.task())
        && trial.strategy().equals(m.strategy())
        && trial.example().equals(m.example());
  }

  /** Checks that every fork measured every prompt, so that forks differ in nothing else. */
  Finding samePrompts() {
    String check = "same-prompts";
    int forks = run.run().schedule().forks();
    Map<Integer, Set<String>> prompts = new TreeMap<>();
    for (int fork = 0; fork < forks; fork++) {
      prompts.put(fork, new TreeSet<>());
    }
    Set<String> all = new TreeSet<>();
    for (Measurement m : run.measured()) {
      if (m.phase() == Phase.MEASURED) {
        String prompt = m.task() + "/" + m.example() + "/" + m.repetition();
        prompts.computeIfAbsent(m.fork(), fork -> new TreeSet<>()).add(prompt);
        all.add(prompt);
      }
    }
    List<String> off =
        prompts.entrySet().stream()
            .filter(fork -> fork.getValue().size() < all.size())
            .map(
                fork ->
                    FigureText.of(
                        "fork %d measured %d of %d",
                        fork.getKey(), fork.getValue().size(), all.size()))
            .toList();
    if (off.isEmpty()) {
      return Finding.pass(
          check,
          forks == 1
              ? "there is only one fork, which measured all " + all.size() + " prompts."
              : "all " + forks + " forks measured the same " + all.size() + " prompts.");
    }
    String evidence = "forks measured different prompts: " + FigureText.some(off) + ".";
    return run.ended() ? Finding.fail(check, evidence) : Finding.warn(check, evidence);
  }

  /** Checks that within a task and a fork every strategy is in every position equally often. */
  Finding order() {
    String check = "order";
    Map<String, Map<Integer, List<Schedule.ScheduledTrial>>> cells = new TreeMap<>();
    for (Schedule.ScheduledTrial trial : scheduled) {
      cells
          .computeIfAbsent(trial.task() + " in fork " + trial.fork(), cell -> new TreeMap<>())
          .computeIfAbsent(trial.block(), block -> new ArrayList<>())
          .add(trial);
    }
    List<String> off = new ArrayList<>();
    for (Map.Entry<String, Map<Integer, List<Schedule.ScheduledTrial>>> cell : cells.entrySet()) {
      String wrong = unbalanced(List.copyOf(cell.getValue().values()));
      if (!wrong.isEmpty()) {
        off.add(cell.getKey() + ": " + wrong);
      }
    }
    if (cells.isEmpty()) {
      return Finding.notChecked(check, "the plan has no trial that counts.");
    }
    return off.isEmpty()
        ? Finding.pass(
            check,
            "within each task and fork, every strategy is in every position equally often, give or"
                + " take one.")
        : Finding.fail(
            check,
            "strategies are not interleaved evenly, so position is confounded with strategy: "
                + FigureText.some(off)
                + ".");
  }

  private String unbalanced(List<List<Schedule.ScheduledTrial>> blocks) {
    Set<String> arms =
        run.run().schedule().strategies().stream()
            .map(Schedule.ScheduledStrategy::name)
            .collect(Collectors.toCollection(TreeSet::new));
    String control = run.run().schedule().control();
    for (List<Schedule.ScheduledTrial> block : blocks) {
      Set<String> present =
          block.stream().map(Schedule.ScheduledTrial::strategy).collect(Collectors.toSet());
      for (String arm : arms) {
        if (!present.contains(arm) && !arm.equals(control)) {
          return FigureText.of("block %d lacks %s", block.get(0).block(), arm);
        }
      }
    }
    for (String arm : arms) {
      for (int position = 0; position < arms.size(); position++) {
        Turns turns = new Turns(blocks, arm, position, arms.size());
        if (turns.uneven()) {
          return FigureText.of(
              "%s is in position %d in %d blocks, expected %.1f",
              arm, position + 1, turns.count(), turns.due());
        }
      }
    }
    return "";
  }

  /** Observed and expected count of a strategy in one position. */
  private record Turns(int count, double due, double tolerance) {
    /** A control that only some blocks have shifts the others' positions by chance. */
    private static final double DEVIATIONS = 3;

    Turns(List<List<Schedule.ScheduledTrial>> blocks, String arm, int position, int arms) {
      this(
          (int)
              blocks.stream()
                  .flatMap(List::stream)
                  .filter(t -> t.strategy().equals(arm) && t.position() == position)
                  .count(),
          shares(blocks, arm, position).stream().mapToDouble(share -> share).sum(),
          blocks.stream().allMatch(block -> block.size() == arms)
              ? 0
              : DEVIATIONS
                  * Math.sqrt(
                      shares(blocks, arm, position).stream()
                          .mapToDouble(share -> share * (1 - share))
                          .sum()));
    }

    private static List<Double> shares(
        List<List<Schedule.ScheduledTrial>> blocks, String arm, int position) {
      return blocks.stream()
          .filter(block -> block.size() > position)
          .filter(block -> block.stream().anyMatch(t -> t.strategy().equals(arm)))
          .map(block -> 1.0 / block.size())
          .toList();
    }

    boolean uneven() {
      return Math.abs(count - due) > 1 + tolerance;
    }
  }
}
