package dev.conflayers.evidence;

import dev.conflayers.record.Agreement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Per-trial observations of an estimand. */
public final class Readings {
  /** Group of a total, which weights prompts by their time regardless of task. */
  static final String TOTAL = "total";

  /** Confidence of the interval that the spread of a tail's contributions is scaled to match. */
  private static final double CONFIDENCE = 0.95;

  private static final double MEGA = 1e6;

  private Readings() {}

  /**
   * Returns the observations: a part of a whole for a rate, a logarithm of 1 for a ratio of times
   * or a typical time. Empty if the estimand is not defined trial by trial.
   *
   * @param task a task, or {@link RunView#ALL_TASKS}
   */
  public static List<Observed> of(RunView run, Estimand estimand, String strategy, String task) {
    Definition definition = estimand.definition();
    if (definition instanceof Definition.PairedRatio ratio) {
      List<Pair> pairs =
          estimand == Estimand.S_STEADY
              ? run.steadyPairs(task, strategy)
              : run.pairs(task, strategy);
      return pairs.stream()
          .filter(ratio.quantity()::has)
          .map(pair -> Observed.of(pair.strategy(), ratio.log(pair), 1))
          .toList();
    }
    if (definition instanceof Definition.Typical typical) {
      return run.trials(task, strategy).stream()
          .filter(typical.quantity()::has)
          .map(m -> Observed.of(m, typical.log(m), 1))
          .toList();
    }
    if (definition instanceof Definition.Rate rate) {
      List<TrialView> trials =
          estimand == Estimand.FAILURES ? run.attempts(task, strategy) : run.trials(task, strategy);
      return trials.stream()
          .map(m -> Observed.of(m, rate.part().of(run, m), rate.whole().of(run, m)))
          .toList();
    }
    return composite(run, estimand, strategy, task);
  }

  private static List<Observed> composite(
      RunView run, Estimand estimand, String strategy, String task) {
    return switch (estimand) {
      case S_TOTAL -> total(run.pairs(task, strategy));
      case TOKEN_EXACT -> tokenExact(run, run.trials(task, strategy));
      case OUTPUT_LENGTH ->
          run.pairs(task, strategy).stream()
              .map(
                  p ->
                      Observed.of(
                          p.strategy(), p.strategy().output().size(), p.baseline().output().size()))
              .toList();
      case PEAK_MEMORY -> peaks(run);
      case SEARCH_EVENTS -> searches(run, strategy, task);
      default -> List.of();
    };
  }

  /**
   * Returns ln of a ratio of sums as a mean over prompts: each counts by its contribution to either
   * sum, which is linear in the sums and has the ratio's own spread. Empty if a pair has no time or
   * its outputs differ in length, because total times are then of different work.
   */
  private static List<Observed> total(List<Pair> pairs) {
    if (pairs.isEmpty() || !pairs.stream().allMatch(p -> p.equalWork() && p.timed())) {
      return List.of();
    }
    double full = pairs.stream().mapToDouble(p -> Quantity.WALL.of(p.baseline())).sum();
    double own = pairs.stream().mapToDouble(p -> Quantity.WALL.of(p.strategy())).sum();
    double log = Math.log(full / own);
    int n = pairs.size();
    List<Observed> all = new ArrayList<>();
    for (Pair p : pairs) {
      double moved = Quantity.WALL.of(p.baseline()) / full - Quantity.WALL.of(p.strategy()) / own;
      all.add(new Observed(TOTAL, p.task() + "/" + p.example(), p.fork(), log + n * moved, 1));
    }
    return all;
  }

  /**
   * Returns each request's contribution to the logarithm of a ratio of quantiles, as a mean over
   * requests of all tasks; empty if too few lie beyond the quantile for an interval.
   */
  public static List<Observed> tail(
      RunView run, String strategy, String task, Latency latency, String at) {
    Tail tail = Tail.of(latency, run.pairs(task, strategy));
    return tail == null
        ? List.of()
        : tail.contributions(at, CONFIDENCE).stream()
            .map(c -> new Observed(TOTAL, c.prompt(), c.fork(), c.log(), 1))
            .toList();
  }

  /** Returns one observation per prompt: whether all of its outputs equal full depth's. */
  private static List<Observed> tokenExact(RunView run, List<TrialView> trials) {
    Map<String, Observed> prompts = new LinkedHashMap<>();
    for (TrialView m : trials) {
      Agreement agreement = run.agreement(m);
      if (agreement != null) {
        prompts.merge(
            m.task() + "/" + m.example(),
            Observed.of(m, agreement.identical() ? 1 : 0, 1),
            (one, other) -> one.part() <= other.part() ? one : other);
      }
    }
    return List.copyOf(prompts.values());
  }

  /** Returns one observation per JVM whose peak memory is known. */
  private static List<Observed> peaks(RunView run) {
    List<Observed> peaks = new ArrayList<>();
    for (Memory.Fork fork : Memory.of(run).forks()) {
      Long peak = fork.peak();
      if (peak != null) {
        peaks.add(new Observed(TOTAL, "JVM", fork.fork(), peak / MEGA, 1));
      }
    }
    return peaks;
  }

  private static List<Observed> searches(RunView run, String strategy, String task) {
    List<Observed> searches = new ArrayList<>();
    run.trials(task, strategy)
        .forEach(m -> searches.add(Observed.of(m, Counter.SEARCHES.of(run, m), 1)));
    run.searching(task, strategy)
        .forEach(m -> searches.add(Observed.of(m, Counter.SEARCHES.of(run, m), 0)));
    return searches;
  }
}
