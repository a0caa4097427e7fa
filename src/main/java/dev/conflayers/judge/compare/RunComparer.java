package dev.conflayers.judge.compare;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.PromptReads;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.Tail;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.figure.CoarseClock;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.stats.Proportions;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of two runs. Times of two sessions differ by whatever the machine did in between, so
 * speedups are compared: each is relative to full depth of its own session.
 */
public final class RunComparer {
  private static final double CONFIDENCE = 0.95;

  private final RunView first;
  private final RunView second;
  private final RunPairing pairing;
  private final Function<String, Task> tasks;
  private final boolean same;

  /** A strategy of the first run and the one of the second that it is compared with. */
  public record Match(String first, String second) {}

  /** Makes a comparer of two runs. */
  public static RunComparer of(RunView first, RunView second, Function<String, Task> tasks) {
    return new RunComparer(first, second, tasks, false);
  }

  /** Makes a comparer of strategies of one run, block by block. */
  public static RunComparer within(RunView run, Function<String, Task> tasks) {
    return new RunComparer(run, run, tasks, true);
  }

  private RunComparer(RunView first, RunView second, Function<String, Task> tasks, boolean same) {
    this.first = first;
    this.second = second;
    this.tasks = tasks;
    this.same = same;
    this.pairing = new RunPairing(first, second);
  }

  /** Returns the strategies that have the same name in both runs, without the controls. */
  public List<Match> namesakes() {
    List<String> others = names(second);
    return names(first).stream()
        .filter(others::contains)
        .map(name -> new Match(name, name))
        .toList();
  }

  private static List<String> names(RunView index) {
    return index.schedule().strategies().stream()
        .map(Schedule.ScheduledStrategy::name)
        .filter(name -> !name.equals(index.control()))
        .toList();
  }

  /**
   * Compares prompt by prompt.
   *
   * @throws ResultProblem if the runs did not do the same work
   */
  public RunComparison paired(List<Match> matches) {
    require(matches);
    pairing.requirePairs();
    return comparison(true, matches);
  }

  /** Compares the means of tasks that both have, whatever their prompts. */
  public RunComparison unpaired(List<Match> matches) {
    require(matches);
    if (pairing.tasks().isEmpty()) {
      throw new ResultProblem("the runs have no task in common, so nothing can be compared");
    }
    return comparison(false, matches);
  }

  private void require(List<Match> matches) {
    if (matches.isEmpty()) {
      throw new ResultProblem(
          "no strategy has the same name in both runs; name one of each with --methods");
    }
    for (Match match : matches) {
      require(first, match.first());
      require(second, match.second());
    }
  }

  private static void require(RunView index, String strategy) {
    List<String> names =
        index.schedule().strategies().stream().map(Schedule.ScheduledStrategy::name).toList();
    if (!names.contains(strategy)) {
      throw new ResultProblem(
          index.account().run()
              + " has no strategy '"
              + strategy
              + "'; it has "
              + String.join(", ", names));
    }
  }

  private RunComparison comparison(boolean paired, List<Match> matches) {
    List<RunComparison.Row> rows = new ArrayList<>();
    for (Match match : matches) {
      List<String> scopes = new ArrayList<>(pairing.tasks());
      if (scopes.size() > 1) {
        scopes.add(Comparison.ALL_TASKS);
      }
      for (String task : scopes) {
        rows.add(paired ? paired(task, match) : unpaired(task, match));
      }
    }
    return new RunComparison(
        first.account().run(),
        second.account().run(),
        paired,
        same,
        new RunDifferences(first, second, tasks).words(matches, same),
        invalid(matches),
        rows);
  }

  private List<String> invalid(List<Match> matches) {
    Set<String> invalid = new LinkedHashSet<>();
    for (Match match : matches) {
      invalid(first, match.first(), invalid);
      invalid(second, match.second(), invalid);
    }
    String apart =
        PromptReads.apart(
            first,
            second,
            matches.stream().map(match -> Map.entry(match.first(), match.second())).toList());
    if (apart != null) {
      invalid.add(apart);
    }
    return List.copyOf(invalid);
  }

  private static void invalid(RunView run, String strategy, Set<String> invalid) {
    Integrity.of(run)
        .voidsTimes(strategy)
        .forEach(why -> invalid.add(run.account().run() + ": " + why));
  }

  private RunComparison.Row paired(String task, Match match) {
    List<Pair> pairs = pairing.pairs(task, match.first(), match.second());
    boolean times = first.times() && second.times();
    boolean scores = first.scores() && second.scores();
    List<Pair> timed = times ? pairs.stream().filter(Pair::timed).toList() : List.of();
    return new RunComparison.Row(
        task,
        match.first(),
        match.second(),
        baselines(match) ? null : ratio(Estimand.RATIO_OF_SPEEDUPS, gains(timed, match)),
        clocked(ratio(Estimand.RATIO_OF_TIMES, SpeedFigures.logs(timed, Pair::logRatio)), timed),
        imported() ? null : sameText(pairs),
        times && first.phased() && second.phased() ? Tail.ratios(timed, CONFIDENCE) : List.of(),
        (int) pairs.stream().filter(pair -> !pair.equalWork()).count(),
        task.equals(Comparison.ALL_TASKS) || imported() || !scores
            ? List.of()
            : new QualityAnalysis(CONFIDENCE, first.schedule()).quality(tasks.apply(task), pairs),
        null);
  }

  /**
   * Returns whether a run is imported: files of other programs hold neither references nor token
   * ids.
   */
  private boolean imported() {
    return first.imported() != null || second.imported() != null;
  }

  private boolean baselines(Match match) {
    return match.first().equals(first.baseline()) && match.second().equals(second.baseline());
  }

  /** Returns the log ratio of the second's speedup over its full depth to the first's. */
  private Grid gains(List<Pair> timed, Match match) {
    Map<Integer, Double> ofFirst = RunPairing.speedups(first, match.first());
    Map<Integer, Double> ofSecond = RunPairing.speedups(second, match.second());
    List<Grid.Cell> cells = new ArrayList<>();
    for (Pair pair : timed) {
      Double one = ofFirst.get(pair.baseline().trial());
      Double other = ofSecond.get(pair.strategy().trial());
      if (one != null && other != null) {
        cells.add(
            new Grid.Cell(pair.task(), pair.example(), pair.fork(), other - one, pair.template()));
      }
    }
    return Grid.of(cells);
  }

  private static @Nullable Estimate ratio(Estimand estimand, Grid grid) {
    return grid.isEmpty() ? null : grid.ratio(estimand, CONFIDENCE);
  }

  private @Nullable Estimate clocked(@Nullable Estimate figure, List<Pair> pairs) {
    return figure == null
        ? null
        : CoarseClock.of(second).widened(CoarseClock.of(first).widened(figure, pairs), pairs);
  }

  private static @Nullable Estimate sameText(List<Pair> pairs) {
    Map<String, Boolean> prompts = new LinkedHashMap<>();
    Map<String, String> templates = new LinkedHashMap<>();
    pairs.forEach(pair -> templates.put(pair.task() + "/" + pair.example(), pair.template()));
    pairs.forEach(
        pair ->
            prompts.merge(
                pair.task() + "/" + pair.example(),
                pair.baseline().output().equals(pair.strategy().output()),
                Boolean::logicalAnd));
    if (prompts.isEmpty()) {
      return null;
    }
    boolean[] identical = new boolean[prompts.size()];
    int at = 0;
    for (boolean is : prompts.values()) {
      identical[at++] = is;
    }
    PointEstimate share =
        Proportions.clustered(identical, Clusters.of(List.copyOf(templates.values())), CONFIDENCE);
    return new Estimate(
        Estimand.TOKEN_EXACT,
        "",
        share.point(),
        Bounds.of(Objects.requireNonNull(share.interval(), "always has one")),
        Replicate.PROMPT,
        prompts.size(),
        1,
        Population.PROMPTS);
  }

  private RunComparison.Row unpaired(String task, Match match) {
    Grid firstPaces = grid(first, task, match.first(), RunComparer::logPace);
    Grid secondPaces = grid(second, task, match.second(), RunComparer::logPace);
    Grid ofFirst = grid(first, task, match.first(), Pair::logRatio);
    Grid ofSecond = grid(second, task, match.second(), Pair::logRatio);
    boolean times = baselines(match);
    return new RunComparison.Row(
        task,
        match.first(),
        match.second(),
        times ? null : difference(Estimand.RATIO_OF_SPEEDUPS, ofFirst, ofSecond),
        difference(Estimand.RATIO_OF_TIMES, firstPaces, secondPaces),
        null,
        List.of(),
        0,
        List.of(),
        times
            ? RankDifference.of(Estimand.RATIO_OF_TIMES, firstPaces, secondPaces, CONFIDENCE)
            : RankDifference.of(Estimand.RATIO_OF_SPEEDUPS, ofFirst, ofSecond, CONFIDENCE));
  }

  private static double logPace(Pair pair) {
    return -Math.log(Quantity.PACE.of(pair.strategy()));
  }

  private Grid grid(RunView index, String task, String strategy, Function<Pair, Double> quantity) {
    return SpeedFigures.logs(
        index.timed(task, strategy).stream()
            .filter(pair -> first.times() && second.times())
            .filter(pair -> pairing.tasks().contains(pair.task()))
            .toList(),
        quantity::apply);
  }

  /** Returns the second's mean divided by the first's, by Welch's approximation. */
  private static @Nullable Estimate difference(Estimand estimand, Grid ofFirst, Grid ofSecond) {
    if (ofFirst.isEmpty() || ofSecond.isEmpty()) {
      return null;
    }
    StudentEstimate one = ofFirst.student();
    StudentEstimate other = ofSecond.student();
    Bounds bounds = Bounds.unknown(CONFIDENCE);
    if (one != null && other != null) {
      bounds = Bounds.of(other.minus(one).interval(CONFIDENCE)).exp();
    }
    int forks = Math.min(ofFirst.forks(), ofSecond.forks());
    return new Estimate(
        estimand,
        "",
        Math.exp(ofSecond.point() - ofFirst.point()),
        bounds,
        ofFirst.forks() < ofSecond.forks() ? ofFirst.unit() : ofSecond.unit(),
        ofFirst.units() + ofSecond.units(),
        forks,
        forks > 1 ? Population.PROMPTS_AND_JVMS : Population.PROMPTS_IN_THIS_JVM);
  }
}
