package dev.conflayers.evidence;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.Origin;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Index of a run: its trials that count, by strategy and task, each paired with the baseline's
 * trial of the same block. Several runs of the same work may be pooled; forks, blocks and trials
 * are then numbered consecutively across runs.
 */
public final class RunView {
  /** Task name that stands for all tasks. */
  public static final String ALL_TASKS = "all tasks";

  private final List<RunRecord> records;
  private final RunAccount account;
  private final List<TrialView> recorded = new ArrayList<>();
  private final List<TrialView> measured = new ArrayList<>();
  private final Map<String, List<TrialView>> attempts = new HashMap<>();
  private final Map<String, List<TrialView>> finished = new HashMap<>();
  private final Map<String, List<Pair>> pairs = new HashMap<>();
  private final Map<Integer, Agreement> agreements = new HashMap<>();
  private final Map<Integer, Origin.Counters> sums = new HashMap<>();
  private final Map<Integer, Origin.Prefill> prefills = new HashMap<>();
  private final Map<String, Set<Integer>> steady = new HashMap<>();
  private final List<Excluded> excluded = new ArrayList<>();
  private final Templates templates;

  /** A trial that does not count in times, and why; trials are numbered as in the view. */
  public record Excluded(TrialView trial, TrialValidity why) {}

  private RunView(List<RunRecord> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs must not be empty");
    }
    this.records = List.copyOf(runs);
    this.account = new RunAccount(runs.get(0));
    this.templates = Templates.of(runs);
    Offset offset = new Offset(0, 0, 0);
    for (RunRecord run : runs) {
      add(run, offset);
      offset = offset.after(run);
    }
    recorded.sort(Comparator.comparingInt(TrialView::trial));
    measured.sort(Comparator.comparingInt(TrialView::trial));
    index();
  }

  /** Returns the view of one run. */
  public static RunView of(RunRecord run) {
    return new RunView(List.of(run));
  }

  /** Returns one view of several runs of the same work. */
  public static RunView pooled(List<RunRecord> runs) {
    return new RunView(runs);
  }

  private void add(RunRecord run, Offset offset) {
    Map<Integer, Schedule.ScheduledTrial> plan = new HashMap<>();
    run.schedule().trials().forEach(trial -> plan.put(trial.trial(), trial));
    Set<Integer> seen = new HashSet<>();
    for (Measurement m : run.measurements()) {
      TrialValidity validity = validity(m, plan.get(m.trial()), seen);
      TrialView own = new TrialView(offset.of(m));
      if (validity == TrialValidity.PREPARING || validity.measured()) {
        recorded.add(own);
      }
      if (validity.measured()) {
        measured.add(own);
      }
      if (validity != TrialValidity.PREPARING && !validity.timed()) {
        excluded.add(new Excluded(own, validity));
      }
    }
    run.agreements().forEach(a -> agreements.putIfAbsent(a.trial() + offset.trial(), a));
    if (run.origin() != null) {
      run.origin().counters().forEach(sum -> sums.put(sum.trial() + offset.trial(), sum));
      run.origin().prefills().forEach(read -> prefills.put(read.trial() + offset.trial(), read));
    }
  }

  private static TrialValidity validity(
      Measurement m, Schedule.@Nullable ScheduledTrial planned, Set<Integer> seen) {
    if (!m.planned().equals(planned)) {
      return TrialValidity.UNPLANNED;
    }
    return seen.add(m.trial()) ? TrialValidity.of(m) : TrialValidity.REPEATED;
  }

  private void index() {
    Map<Integer, TrialView> baselines = new HashMap<>();
    for (TrialView m : measured) {
      put(attempts, m.strategy(), m.task(), m);
      if (m.ok()) {
        put(finished, m.strategy(), m.task(), m);
        if (m.strategy().equals(baseline())) {
          baselines.put(m.block(), m);
        }
      }
    }
    for (TrialView m : measured) {
      TrialView baseline = baselines.get(m.block());
      if (m.ok() && baseline != null) {
        put(
            pairs,
            m.strategy(),
            m.task(),
            new Pair(baseline, m, templates.of(m.task(), m.example())));
      }
    }
    for (Schedule.ScheduledStrategy strategy : rivals()) {
      List<TrialView> own = trials(ALL_TASKS, strategy.name());
      steady.put(
          strategy.name(), SearchStreams.steady(strategy.state(), searches(strategy.name()), own));
    }
  }

  private static <T> void put(
      Map<String, List<T>> lists, String strategy, String task, T measured) {
    lists.computeIfAbsent(key(strategy, task), k -> new ArrayList<>()).add(measured);
    lists.computeIfAbsent(key(strategy, ALL_TASKS), k -> new ArrayList<>()).add(measured);
  }

  private static String key(String strategy, String task) {
    return strategy + "\n" + task;
  }

  /** Returns a view of each run alone, in the order in which their forks are numbered. */
  public List<RunView> runs() {
    return records.size() == 1 ? List.of(this) : records.stream().map(RunView::of).toList();
  }

  /** Returns the first run's record, which stands for all runs. Judges do not see its type. */
  public RunRecord record() {
    return records.get(0);
  }

  List<RunRecord> records() {
    return records;
  }

  /** Returns the first run's metadata. */
  public RunAccount account() {
    return account;
  }

  /** Returns the schedule, which is the same in all runs. */
  public Schedule schedule() {
    return record().schedule();
  }

  /** Returns the origin of an imported run; null for a run of this program. */
  public @Nullable Imported imported() {
    Origin origin = record().origin();
    return origin == null ? null : Imported.of(origin);
  }

  /** Returns whether prefill was timed separately. */
  public boolean phased() {
    Origin origin = record().origin();
    return origin == null || origin.phases();
  }

  /** Returns whether times count: none of the runs was measured for quality alone. */
  public boolean times() {
    return records.stream().allMatch(run -> run.manifest().mode().times());
  }

  /** Returns whether outputs are scored: none of the runs was measured for times alone. */
  public boolean scores() {
    return records.stream().allMatch(run -> run.manifest().mode().scores());
  }

  public String baseline() {
    return schedule().baseline();
  }

  /** Returns the name of the A/A control, a second full-depth strategy; empty if there is none. */
  public String control() {
    return schedule().control();
  }

  public List<String> tasks() {
    return schedule().tasks().stream().map(Schedule.ScheduledTask::task).toList();
  }

  /** Returns the templates that prompts were made from. */
  public Templates templates() {
    return templates;
  }

  /** Returns the strategies to compare with the baseline, which excludes its control. */
  public List<Schedule.ScheduledStrategy> rivals() {
    return schedule().strategies().stream()
        .filter(s -> !s.name().equals(baseline()) && !s.name().equals(control()))
        .toList();
  }

  /** Returns whether full depth verifies every token of the strategy. */
  public boolean verified(String strategy) {
    return schedule().strategies().stream()
        .filter(scheduled -> scheduled.name().equals(strategy))
        .allMatch(Schedule.ScheduledStrategy::lossless);
  }

  /** Returns the bytes of weights that a pass through all layers reads. */
  public double fullPass() {
    RunManifest.Shape shape = record().manifest().shape();
    return (double) shape.layers() * (shape.attentionBytes() + shape.mlpBytes())
        + shape.headBytes();
  }

  /** Returns every planned trial once, including warm-up and search. */
  public List<TrialView> recorded() {
    return recorded;
  }

  /** Returns the measured trials, failures included, in schedule order. */
  public List<TrialView> measured() {
    return measured;
  }

  /** Returns the trials that were to be measured but do not count in times, and why. */
  public List<Excluded> excluded() {
    return excluded;
  }

  /** Returns the measured trials of a strategy on a task or on all tasks, failures included. */
  public List<TrialView> attempts(String task, String strategy) {
    return attempts.getOrDefault(key(strategy, task), List.of());
  }

  /** Returns the successful trials of a strategy on a task or on all tasks. */
  public List<TrialView> trials(String task, String strategy) {
    return finished.getOrDefault(key(strategy, task), List.of());
  }

  /** Returns the pairs of blocks that both the strategy and the baseline decoded. */
  public List<Pair> pairs(String task, String strategy) {
    return pairs.getOrDefault(key(strategy, task), List.of());
  }

  /** Returns the pairs that have tokens to divide their time by. */
  public List<Pair> timed(String task, String strategy) {
    return pairs(task, strategy).stream().filter(Pair::timed).toList();
  }

  /** Returns the successful trials that searched for a skip set before measuring began. */
  public List<TrialView> searching(String task, String strategy) {
    return recorded.stream()
        .filter(
            m -> m.measurement().phase() == Phase.SEARCH && m.ok() && m.strategy().equals(strategy))
        .filter(m -> task.equals(ALL_TASKS) || task.equals(m.task()))
        .toList();
  }

  /** Returns whether the strategy ever searched for a skip set, before or while measuring. */
  public boolean searches(String strategy) {
    return recorded.stream()
        .anyMatch(m -> m.strategy().equals(strategy) && !m.measurement().searches().isEmpty());
  }

  /** Returns whether the trial came after its decoder's search for a skip set had ended. */
  public boolean steady(TrialView trial) {
    return steady.getOrDefault(trial.strategy(), Set.of()).contains(trial.trial());
  }

  /**
   * Returns the timed pairs after the end of each search; none if every prompt starts from scratch,
   * and none over all tasks unless each task has some. Which tasks have any depends on the outputs,
   * because long ones end a search sooner, so a mean over only those tasks would be of different
   * work.
   */
  public List<Pair> steadyPairs(String task, String strategy) {
    List<Pair> timed = timed(task, strategy);
    List<Pair> steady = timed.stream().filter(pair -> steady(pair.strategy())).toList();
    return tasks(steady).containsAll(tasks(timed)) ? steady : List.of();
  }

  /**
   * Returns the timed pairs of the streams (a task in a JVM) that {@link #steadyPairs} come from,
   * including those during the search: the same work with the cost of the search.
   */
  public List<Pair> sameStreams(String task, String strategy) {
    Set<String> streams =
        steadyPairs(task, strategy).stream().map(RunView::stream).collect(Collectors.toSet());
    return timed(task, strategy).stream().filter(pair -> streams.contains(stream(pair))).toList();
  }

  private static String stream(Pair pair) {
    return pair.fork() + " " + pair.task();
  }

  private static Set<String> tasks(List<Pair> pairs) {
    return pairs.stream().map(Pair::task).collect(Collectors.toSet());
  }

  /**
   * Returns the comparison of the trial's output with full depth's, with trials numbered as in its
   * own run; null if not recorded.
   */
  public @Nullable Agreement agreement(TrialView trial) {
    return agreements.get(trial.trial());
  }

  /**
   * Returns how much of the trial's prompt was computed or cached, as recorded by an imported run;
   * null if unknown.
   */
  Origin.@Nullable Prefill prefill(TrialView trial) {
    return prefills.get(trial.trial());
  }

  /**
   * Returns the number of drafted tokens: from the steps, or the recorded total if only that is
   * known.
   */
  public int drafted(TrialView trial) {
    Origin.Counters sum = sums.get(trial.trial());
    Integer known = sum == null ? null : sum.drafted();
    return known == null ? trial.measurement().drafted() : known;
  }

  /** Returns the number of accepted tokens, bonus tokens excluded. */
  public int accepted(TrialView trial) {
    Origin.Counters sum = sums.get(trial.trial());
    Integer known = sum == null ? null : sum.accepted();
    return known == null ? trial.measurement().accepted() : known;
  }
}
