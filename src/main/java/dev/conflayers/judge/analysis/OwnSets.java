package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Test of adaptation to tasks: the skip set found on a task, compared on that task with the sets
 * found on other tasks.
 *
 * @param method name shared by the strategies, each of which searched on one task
 * @param task that was decoded, or all
 * @param gain time per token with the sets of other tasks (geometric mean over them) divided by
 *     that with the task's own, prompt by prompt
 * @param ownAcceptance share of drafted tokens that were accepted with the own set; null if nothing
 *     was drafted
 * @param otherAcceptance likewise with the sets of other tasks
 */
public record OwnSets(
    String method,
    String task,
    Estimate gain,
    @Nullable Double ownAcceptance,
    @Nullable Double otherAcceptance) {
  /** A smaller gain is not worth a search. */
  private static final double LITTLE = 1.01;

  /** Conclusion from the interval of the gain. */
  public enum Call {
    /** The own set is faster. */
    ADAPTS,
    /** The own set is not 1 % faster. */
    GAINS_LITTLE,
    CANNOT_TELL
  }

  /** Returns the conclusion about the gain. */
  public Call call() {
    Double low = gain.bounds().low();
    Double high = gain.bounds().high();
    if (low == null || high == null) {
      return Call.CANNOT_TELL;
    }
    return high < LITTLE ? Call.GAINS_LITTLE : low > 1 ? Call.ADAPTS : Call.CANNOT_TELL;
  }

  /** Returns one row per task and one for all tasks, for each method with such sets. */
  static List<OwnSets> of(RunView index, double confidence) {
    Map<String, Map<String, String>> methods = new TreeMap<>();
    for (Schedule.ScheduledStrategy strategy : index.rivals()) {
      if (!strategy.searchOn().isEmpty()) {
        methods
            .computeIfAbsent(strategy.method(), m -> new TreeMap<>())
            .put(strategy.searchOn(), strategy.name());
      }
    }
    List<OwnSets> rows = new ArrayList<>();
    methods.forEach((method, byTask) -> rows.addAll(of(index, confidence, method, byTask)));
    return rows;
  }

  private static List<OwnSets> of(
      RunView index, double confidence, String method, Map<String, String> byTask) {
    List<OwnSets> rows = new ArrayList<>();
    List<Grid.Cell> all = new ArrayList<>();
    List<TrialView> allOwn = new ArrayList<>();
    List<TrialView> allOthers = new ArrayList<>();
    byTask.forEach(
        (task, own) -> {
          List<String> others = byTask.values().stream().filter(name -> !name.equals(own)).toList();
          List<Grid.Cell> cells = cells(index, task, own, others);
          List<TrialView> ownTrials = index.trials(task, own);
          List<TrialView> otherTrials =
              others.stream().flatMap(name -> index.trials(task, name).stream()).toList();
          if (!cells.isEmpty()) {
            rows.add(row(index, method, task, cells, ownTrials, otherTrials, confidence));
            all.addAll(cells);
            allOwn.addAll(ownTrials);
            allOthers.addAll(otherTrials);
          }
        });
    if (rows.size() > 1) {
      rows.add(0, row(index, method, Comparison.ALL_TASKS, all, allOwn, allOthers, confidence));
    }
    return rows;
  }

  private static OwnSets row(
      RunView index,
      String method,
      String task,
      List<Grid.Cell> cells,
      List<TrialView> own,
      List<TrialView> others,
      double confidence) {
    return new OwnSets(
        method,
        task,
        Grid.of(cells).ratio(Estimand.OWN_SET, confidence),
        Estimand.ACCEPTANCE_RATE.rate(index, own),
        Estimand.ACCEPTANCE_RATE.rate(index, others));
  }

  /**
   * Returns the logarithm of the gain for each trial that the task's own set and all others have.
   */
  private static List<Grid.Cell> cells(
      RunView index, String task, String own, List<String> others) {
    List<Map<Integer, Pair>> byBlock = others.stream().map(o -> byBlock(index, task, o)).toList();
    List<Grid.Cell> cells = new ArrayList<>();
    for (Pair pair : index.timed(task, own)) {
      List<Pair> same =
          byBlock.stream()
              .map(pairs -> pairs.get(pair.strategy().block()))
              .filter(Objects::nonNull)
              .toList();
      if (same.size() == others.size() && !others.isEmpty()) {
        double theirs = same.stream().mapToDouble(Pair::logRatio).average().orElseThrow();
        cells.add(
            new Grid.Cell(
                task, pair.example(), pair.fork(), pair.logRatio() - theirs, pair.template()));
      }
    }
    return cells;
  }

  private static Map<Integer, Pair> byBlock(RunView index, String task, String strategy) {
    Map<Integer, Pair> pairs = new HashMap<>();
    index.timed(task, strategy).forEach(pair -> pairs.put(pair.strategy().block(), pair));
    return pairs;
  }
}
