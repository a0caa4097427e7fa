package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunAccount;
import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.StudentEstimate;
import dev.conflayers.suite.declared.Schedule;
import java.util.List;
import java.util.stream.Collectors;

/** Base measured in the same session: another strategy of the run, or runs of another build. */
final class RunBase implements Base {
  private final RunView runs;
  private final String strategy;
  private final String otherWork;
  private final String commit;

  private RunBase(RunView runs, String strategy, String otherWork, String commit) {
    this.runs = runs;
    this.strategy = strategy;
    this.otherWork = otherWork;
    this.commit = commit;
  }

  /** Returns another strategy of the same runs. */
  static RunBase strategy(RunView runs, String strategy) {
    if (runs.schedule().strategies().stream().noneMatch(s -> s.name().equals(strategy))) {
      throw new GateProblem(
          "the base must be a strategy of the run, got '"
              + strategy
              + "'; it has "
              + runs.schedule().strategies().stream()
                  .map(Schedule.ScheduledStrategy::name)
                  .collect(Collectors.joining(", ")));
    }
    return new RunBase(
        runs, strategy, "", runs.account().environment().getOrDefault("git-commit", ""));
  }

  /** Returns the same strategies, measured by another build, interleaved with {@code head}. */
  static RunBase build(RunView base, RunView head, String commit) {
    String differences = "";
    if (base.runs().size() != head.runs().size()) {
      differences = "the number of runs";
    }
    for (int i = 0; differences.isEmpty() && i < base.runs().size(); i++) {
      differences = Signature.of(base.runs().get(i)).differences(Signature.of(head.runs().get(i)));
    }
    return new RunBase(base, "", differences, commit);
  }

  private RunAccount manifest() {
    return runs.account();
  }

  @Override
  public String name() {
    return strategy.isEmpty() ? "the base build" : "strategy " + strategy;
  }

  @Override
  public String commit() {
    return commit;
  }

  @Override
  public List<RunView> otherRuns() {
    return strategy.isEmpty() ? runs.runs() : List.of();
  }

  @Override
  public String otherWork() {
    return otherWork;
  }

  @Override
  public boolean sameClass() {
    return true;
  }

  @Override
  public boolean sameMachine() {
    return true;
  }

  @Override
  public String machineClass() {
    return Testbed.of(manifest()).machineClass();
  }

  @Override
  public List<Observed> values(GateMetric metric, String ofStrategy, String task) {
    return metric.from().of(runs, strategy.isEmpty() ? ofStrategy : strategy, task);
  }

  @Override
  public String digest(GateMetric metric, String ofStrategy, String task) {
    return Values.digest(runs, strategy.isEmpty() ? ofStrategy : strategy, task);
  }

  @Override
  public boolean sameSession() {
    return true;
  }

  @Override
  public List<StudentEstimate> sessions(GateMetric metric, String ofStrategy, String task) {
    return List.of();
  }
}
