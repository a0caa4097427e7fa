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
 * The one index of a run: which of its trials count, by strategy and task, and each paired with the
 * baseline's of the same block. Several runs of the same work are seen as one, with forks, blocks
 * and trials counted on from one run to the next.
 */
public final class RunView {
  /** Stands for the task where all of them are meant. */
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

  /** A record that does not count in times, and why; trials are numbered as in the view. */
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

  /** Returns each run by itself, in the order in which their forks are counted. */
  public List<RunView> runs() {
    return records.size() == 1 ? List.of(this) : records.stream().map(RunView::of).toList();
  }

  /** Returns what stands for all runs in the record: the first. Judges do not see its type. */
  public RunRecord record() {
    return records.get(0);
  }

  List<RunRecord> records() {
    return records;
  }

  /** Returns what the first run says about itself. */
  public RunAccount account() {
    return account;
  }

  /** Returns what was to be measured, which is the same in all runs. */
  public Schedule schedule() {
    return record().schedule();
  }

  /** Returns where the run comes from; null for one of this program. */
  public @Nullable Imported imported() {
    Origin origin = record().origin();
    return origin == null ? null : Imported.of(origin);
  }

  /** Returns whether prefill was timed by itself. */
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

  /** Returns the name of the strategy that is full depth once more; empty if there is none. */
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

  /** Returns the strategies to be compared with the baseline: not itself, and not itself again. */
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

  /** Returns every planned trial once, those that only prepare included. */
  public List<TrialView> recorded() {
    return recorded;
  }

  /** Returns what was measured, failures included, in the order of the schedule. */
  public List<TrialView> measured() {
    return measured;
  }

  /** Returns the records that were to be measured and do not count in times, and why. */
  public List<Excluded> excluded() {
    return excluded;
  }

  /** Returns what was measured of a strategy on a task or on all of them, failures included. */
  public List<TrialView> attempts(String task, String strategy) {
    return attempts.getOrDefault(key(strategy, task), List.of());
  }

  /** Returns the successful trials of a strategy on a task or on all of them. */
  public List<TrialView> trials(String task, String strategy) {
    return finished.getOrDefault(key(strategy, task), List.of());
  }

  /** Returns the blocks that both the strategy and the baseline decoded. */
  public List<Pair> pairs(String task, String strategy) {
    return pairs.getOrDefault(key(strategy, task), List.of());
  }

  /** Returns the pairs that have tokens to divide their time by. */
  public List<Pair> timed(String task, String strategy) {
    return pairs(task, strategy).stream().filter(Pair::timed).toList();
  }

  /** Returns the successful trials that searched for a skip set before anything was measured. */
  public List<TrialView> searching(String task, String strategy) {
    return recorded.stream()
        .filter(
            m -> m.measurement().phase() == Phase.SEARCH && m.ok() && m.strategy().equals(strategy))
        .filter(m -> task.equals(ALL_TASKS) || task.equals(m.task()))
        .toList();
  }

  /** Returns whether the strategy ever looked for another skip set, at whatever time. */
  public boolean searches(String strategy) {
    return recorded.stream()
        .anyMatch(m -> m.strategy().equals(strategy) && !m.measurement().searches().isEmpty());
  }

  /** Returns whether the trial came after its decoder's search for a skip set had ended. */
  public boolean steady(TrialView trial) {
    return steady.getOrDefault(trial.strategy(), Set.of()).contains(trial.trial());
  }

  /**
   * Returns the timed pairs after the end of each search; none where each prompt begins afresh, and
   * none of all tasks unless each task has some. Which tasks have any is decided by what is
   * measured, as long answers end a search sooner: a mean over those is of other work than one over
   * all.
   */
  public List<Pair> steadyPairs(String task, String strategy) {
    List<Pair> timed = timed(task, strategy);
    List<Pair> steady = timed.stream().filter(pair -> steady(pair.strategy())).toList();
    return tasks(steady).containsAll(tasks(timed)) ? steady : List.of();
  }

  /**
   * Returns the timed pairs of the streams, a task in a JVM, that {@link #steadyPairs} come from,
   * those during the search included: what the same work took with the search.
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
   * Returns how the trial's output compares with full depth's, with the trials numbered as in its
   * own run; null where that is not recorded.
   */
  public @Nullable Agreement agreement(TrialView trial) {
    return agreements.get(trial.trial());
  }

  /**
   * Returns how the trial's prompt was read, where an imported run tells; null where it does not.
   */
  Origin.@Nullable Prefill prefill(TrialView trial) {
    return prefills.get(trial.trial());
  }

  /** Returns how many tokens were drafted: by the steps, or in sum where only that is known. */
  public int drafted(TrialView trial) {
    Origin.Counters sum = sums.get(trial.trial());
    Integer known = sum == null ? null : sum.drafted();
    return known == null ? trial.measurement().drafted() : known;
  }

  /** Returns how many drafted tokens were accepted, bonus tokens excluded. */
  public int accepted(TrialView trial) {
    Origin.Counters sum = sums.get(trial.trial());
    Integer known = sum == null ? null : sum.accepted();
    return known == null ? trial.measurement().accepted() : known;
  }
}
