package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Imported;
import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.evidence.text.TextAnalysis;
import dev.conflayers.judge.figure.ArmFacts;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.ControlComparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Preconditions that a run must meet for its numbers to settle a claim. */
final class Preconditions {
  static final int FORKS = 5;
  static final int PROMPTS = 20;
  private static final double MOST_FAILED = 0.02;
  private static final double MOST_UNEQUAL = 0.02;
  private static final double LENGTH_TOLERANCE = 0.1;
  private static final String TEST = "test";

  /** Split of an imported run whose files do not name it. */
  private static final String UNKNOWN = "unknown";

  /** Reason that a run measured for quality alone says nothing about speed. */
  static final String NO_TIMES =
      "the run was measured for quality alone (run.mode: quality), so its times do not count:"
          + " measure with run.mode both or timing";

  /** Reason that a run measured for times alone says nothing about quality. */
  static final String NO_SCORES =
      "the run was measured for times alone (run.mode: timing), so no output is scored:"
          + " measure with run.mode both or quality";

  private final RunView index;
  private final ControlComparison control;
  private final MachineState machine;
  private final Integrity integrity;

  Preconditions(
      RunView index, Integrity integrity, ControlComparison control, MachineState machine) {
    this.index = index;
    this.integrity = integrity;
    this.control = control;
    this.machine = machine;
  }

  /** Returns the possible error of speedups that their intervals do not cover. */
  TimingAllowance allowance(Grid grid) {
    return TimingAllowance.of(control, grid);
  }

  /** Returns what limits a claim about the speed of {@code strategy}. */
  Grounds ofSpeed(String strategy) {
    List<String> tasks = index.tasks();
    if (!index.times()) {
      List<String> reasons = new ArrayList<>(List.of(NO_TIMES));
      reasons.addAll(common(strategy, tasks));
      return new Grounds(reasons, List.of());
    }
    List<String> invalid = common(strategy, tasks);
    invalid.addAll(integrity.voidsTimes(strategy));
    List<Grounds.Cap> caps = capsInCommon(strategy, tasks);
    integrity.capsTimes(strategy).forEach(why -> caps.add(Grounds.timing(why)));
    if (control.state() == ControlComparison.State.BIASED) {
      invalid.add("full depth differs from itself: the control is BIASED");
    }
    unequalWork(strategy, invalid, caps);
    if (index.imported() == null) {
      ofMeasuring(strategy, caps);
    } else {
      Imported.words(index).forEach(words -> caps.add(Grounds.timing(words)));
    }
    machine.why().forEach(why -> caps.add(Grounds.timing("the machine was disturbed: " + why)));
    return new Grounds(invalid, caps);
  }

  /**
   * Adds the caps that another way of measuring would avoid; an imported run's origin lists its
   * own.
   */
  private void ofMeasuring(String strategy, List<Grounds.Cap> caps) {
    int forks =
        (int)
            index.pairs(Comparison.ALL_TASKS, strategy).stream().map(Pair::fork).distinct().count();
    if (forks < FORKS) {
      caps.add(
          Grounds.timing(
              "it was measured in "
                  + forks
                  + (forks == 1 ? " fork" : " forks")
                  + ", but JVMs differ: run.forks must be at least "
                  + FORKS));
    }
    warmUp(caps);
    if (control.state() == ControlComparison.State.NOISY) {
      caps.add(
          Grounds.timing(
              "the run cannot show that full depth equals itself within 1%: the control is NOISY"));
    } else if (control.state() == ControlComparison.State.ABSENT) {
      caps.add(
          Grounds.timing(
              "full depth was not measured twice: set run.same-twice to half or always"));
    }
  }

  /** Returns what limits a claim that {@code strategy} emits full depth's tokens. */
  Grounds ofTokens(String strategy, List<String> tasks) {
    return ofText(strategy, tasks, integrity.voidsOutputs());
  }

  /** Returns what limits a claim about how the text of {@code strategy} scores. */
  Grounds ofScores(String strategy, List<String> tasks) {
    return ofText(strategy, tasks, integrity.voidsScores(strategy));
  }

  private Grounds ofText(String strategy, List<String> tasks, List<String> voided) {
    List<Grounds.Cap> caps = capsInCommon(strategy, tasks);
    if (lengthRatio(strategy, tasks) > 1 + LENGTH_TOLERANCE) {
      caps.add(Grounds.passing(lengths(strategy, tasks)));
    }
    List<String> invalid = common(strategy, tasks);
    invalid.addAll(voided);
    integrity.capsScores(strategy).forEach(why -> caps.add(Grounds.passing(why)));
    return new Grounds(invalid, caps);
  }

  private List<String> common(String strategy, List<String> tasks) {
    List<String> invalid = new ArrayList<>();
    ArmFacts arm = ArmFacts.of(index, strategy, tasks);
    int pairs = tasks.stream().mapToInt(task -> index.pairs(task, strategy).size()).sum();
    if (pairs == 0) {
      invalid.add("no prompt was decoded by both " + strategy + " and " + index.baseline());
    }
    if (!index.account().complete()) {
      invalid.add(
          "the run is not complete: finish it with 'conflayers resume', because stopping early"
              + " biases the result");
    } else if (arm.planned() - pairs > MOST_FAILED * arm.planned()) {
      invalid.add(
          (arm.planned() - pairs)
              + " of "
              + arm.planned()
              + " pairs failed; if more than 2% fail, these may be the slow or wrong ones");
    }
    for (Schedule.ScheduledTask task : index.schedule().tasks()) {
      boolean unknown = index.imported() != null && task.split().equals(UNKNOWN);
      if (tasks.contains(task.task()) && !task.split().equals(TEST) && !unknown) {
        invalid.add(
            task.task()
                + " was measured on the split '"
                + task.split()
                + "'; claims are judged on the split 'test'");
      }
    }
    return invalid;
  }

  private List<Grounds.Cap> capsInCommon(String strategy, List<String> tasks) {
    List<Grounds.Cap> caps = new ArrayList<>();
    for (String task : tasks) {
      Set<String> prompts = new HashSet<>();
      Set<String> templates = new HashSet<>();
      for (Pair pair : index.pairs(task, strategy)) {
        prompts.add(pair.example());
        templates.add(pair.template());
      }
      if (templates.size() == 1 && !templates.contains("") && prompts.size() > 1) {
        caps.add(
            Grounds.both(
                "all "
                    + prompts.size()
                    + " prompts of "
                    + task
                    + " are of one template, so they say nothing about prompts of others"));
      }
      if (prompts.size() < PROMPTS) {
        caps.add(
            Grounds.both(
                task
                    + " has "
                    + prompts.size()
                    + " prompts, but at least "
                    + PROMPTS
                    + " are needed"));
      }
    }
    if (index.account().editedMeasurements()) {
      caps.add(Grounds.both("measurements were edited after they were made"));
    }
    ArmFacts arm = ArmFacts.of(index, strategy, tasks);
    if (arm.failsMoreOften()) {
      caps.add(
          Grounds.both(
              String.format(
                  Locale.ROOT,
                  "%s failed in %d of %d trials, full depth in %d",
                  strategy,
                  arm.errors() + arm.timeouts(),
                  arm.planned(),
                  arm.fullDepthFailed())));
    }
    return caps;
  }

  private void unequalWork(String strategy, List<String> invalid, List<Grounds.Cap> caps) {
    List<Pair> pairs = index.pairs(Comparison.ALL_TASKS, strategy);
    long unequal = pairs.stream().filter(pair -> !pair.equalWork()).count();
    boolean differs =
        TextAnalysis.of(index, Comparison.ALL_TASKS, strategy).identical()
            < TextAnalysis.of(index, Comparison.ALL_TASKS, strategy).prompts();
    if (!index.verified(strategy) && differs) {
      invalid.add("unequal work: the output of " + strategy + " is unverified, and it differs");
    } else if (lengthRatio(strategy, index.tasks()) > 1 + LENGTH_TOLERANCE) {
      invalid.add("unequal work: " + lengths(strategy, index.tasks()));
    } else if (unequal > MOST_UNEQUAL * pairs.size()) {
      caps.add(
          Grounds.both(
              unequal
                  + " of "
                  + pairs.size()
                  + " pairs emitted different numbers of tokens, but at most 2% may"));
    }
  }

  /** Returns the longer mean output divided by the shorter one. */
  private double lengthRatio(String strategy, List<String> tasks) {
    double own = tokens(strategy, tasks, false);
    double its = tokens(strategy, tasks, true);
    return own == its ? 1 : Math.max(own, its) / Math.min(own, its);
  }

  private String lengths(String strategy, List<String> tasks) {
    long pairs = tasks.stream().mapToLong(task -> index.pairs(task, strategy).size()).sum();
    return String.format(
        Locale.ROOT,
        "%s emits %.1f tokens per prompt and full depth %.1f, a difference of more than 10%%",
        strategy,
        tokens(strategy, tasks, false) / pairs,
        tokens(strategy, tasks, true) / pairs);
  }

  private double tokens(String strategy, List<String> tasks, boolean baseline) {
    return tasks.stream()
        .flatMap(task -> index.pairs(task, strategy).stream())
        .mapToInt(pair -> (baseline ? pair.baseline() : pair.strategy()).output().size())
        .sum();
  }

  private void warmUp(List<Grounds.Cap> caps) {
    List<Integer> forks = index.account().forks();
    if (forks.isEmpty()) {
      caps.add(Grounds.timing("no fork recorded that it had warmed up"));
    }
    List<Integer> unsteady = index.account().unsteadyForks().stream().distinct().toList();
    if (!unsteady.isEmpty()) {
      caps.add(
          Grounds.timing(
              "timings were not steady after warm-up in "
                  + unsteady.size()
                  + " of "
                  + forks.size()
                  + " forks: raise run.warm-up.most, or quieten the machine"));
    }
  }
}
