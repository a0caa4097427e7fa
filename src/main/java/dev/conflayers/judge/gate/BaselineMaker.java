package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunAccount;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.ControlComparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a baseline from a run, or rejects the run with reasons. */
public final class BaselineMaker {
  private static final String DIRTY = "-dirty";

  private final boolean allowDirty;
  private final boolean countersOnly;

  /**
   * @param allowDirty whether the working tree may have differed from its commit
   * @param countersOnly whether to store no times
   */
  public BaselineMaker(boolean allowDirty, boolean countersOnly) {
    this.allowDirty = allowDirty;
    this.countersOnly = countersOnly;
  }

  /**
   * Returns the baseline made from {@code runs}.
   *
   * @param now UTC, ISO 8601
   * @throws GateProblem if this run is not fit to be compared with
   */
  public Baseline of(RunView runs, String name, String now) {
    refuse(runs);
    ControlComparison control = ControlComparison.of(runs);
    RunAccount manifest = runs.account();
    Signature signature = Signature.of(runs);
    Testbed testbed = Testbed.of(manifest);
    String commit = manifest.environment().getOrDefault("git-commit", "");
    boolean timed = !countersOnly && control.state() == ControlComparison.State.OK;
    return new Baseline(
        Baseline.VERSION,
        name,
        manifest.suite(),
        signature.suite(),
        signature.datasets(),
        signature.model(),
        signature.stopPolicy(),
        testbed.machineClass(),
        testbed.fingerprint(),
        now,
        commit.replace(DIRTY, ""),
        commit.endsWith(DIRTY),
        manifest.run(),
        counters(runs),
        timed ? List.of(new Baseline.Session(manifest.run(), timings(runs))) : List.of(),
        timed ? Controls.of(control) : null);
  }

  private void refuse(RunView runs) {
    String name = runs.account().run();
    Validity validity = Validity.of(runs.runs());
    List<String> reasons = new ArrayList<>(validity.ofAll());
    reasons.addAll(validity.edits());
    for (Schedule.ScheduledStrategy strategy : runs.schedule().strategies()) {
      String lost = Validity.lost(runs, strategy.name());
      if (lost != null) {
        reasons.add(lost);
      }
    }
    if (runs.measured().stream().noneMatch(TrialView::ok)) {
      reasons.add("nothing was measured");
    }
    String commit = runs.account().environment().getOrDefault("git-commit", "");
    if (commit.endsWith(DIRTY) && !allowDirty) {
      reasons.add(
          "the working tree differed from " + commit.replace(DIRTY, "") + ": give --allow-dirty");
    }
    runs.account().cautions(RunCaution.ChangedSuite.class).stream()
        .filter(changed -> changed.changes().stream().anyMatch(RunCaution.Change::ofPrompts))
        .forEach(
            changed -> reasons.add("only some prompts were measured (" + changed.words() + ")"));
    ControlComparison.State state = ControlComparison.of(runs).state();
    if (!countersOnly
        && state != ControlComparison.State.OK
        && state != ControlComparison.State.ABSENT) {
      reasons.add(
          "full depth against itself is "
              + state
              + ", not OK: give --counters-only to exclude times");
    }
    if (!reasons.isEmpty()) {
      throw new GateProblem(name + " cannot be a baseline: " + String.join("; ", reasons));
    }
  }

  private static List<Baseline.Counter> counters(RunView runs) {
    List<Baseline.Counter> counters = new ArrayList<>();
    for (Schedule.ScheduledStrategy strategy : runs.schedule().strategies()) {
      for (GateMetric metric : GateMetrics.all()) {
        Baseline.Counter counter = counter(runs, metric, strategy.name());
        if (counter != null) {
          counters.add(counter);
        }
      }
    }
    return counters;
  }

  private static Baseline.@Nullable Counter counter(
      RunView runs, GateMetric metric, String strategy) {
    if (metric.kind() == GateMetric.Kind.DIGEST) {
      return new Baseline.Counter(
          metric.name(), strategy, null, digests(runs, strategy), List.of());
    }
    if (metric.kind().timed()) {
      return null;
    }
    List<Observed> observed = metric.from().of(runs, strategy, Comparison.ALL_TASKS);
    Double value = Values.ratio(observed);
    return value == null
        ? null
        : new Baseline.Counter(metric.name(), strategy, value, Map.of(), observed);
  }

  private static Map<String, String> digests(RunView runs, String strategy) {
    List<String> tasks = new ArrayList<>(List.of(Comparison.ALL_TASKS));
    runs.schedule().tasks().forEach(task -> tasks.add(task.task()));
    Map<String, String> digests = new HashMap<>();
    tasks.forEach(task -> digests.put(task, Values.digest(runs, strategy, task)));
    return digests;
  }

  private static List<Baseline.Timing> timings(RunView runs) {
    List<Baseline.Timing> timings = new ArrayList<>();
    for (Schedule.ScheduledStrategy rival : runs.rivals()) {
      String strategy = rival.name();
      for (GateMetric metric : GateMetrics.all()) {
        List<Observed> observed =
            metric.kind().timed()
                ? metric.from().of(runs, strategy, Comparison.ALL_TASKS)
                : List.of();
        Grid grid = Values.grid(observed, 1, runs.templates());
        StudentEstimate estimate = grid.isEmpty() ? null : grid.student();
        if (estimate != null) {
          timings.add(
              new Baseline.Timing(
                  metric.name(),
                  strategy,
                  estimate.point(),
                  estimate.standardError(),
                  estimate.degreesOfFreedom(),
                  grid.rows(),
                  grid.forks(),
                  observed));
        }
      }
    }
    return timings;
  }
}
