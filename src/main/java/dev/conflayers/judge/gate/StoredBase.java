package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.Templates;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.List;

/** A stored baseline as the base of a run. */
final class StoredBase implements Base {
  private final Baseline baseline;
  private final Testbed here;
  private final String otherWork;

  StoredBase(Baseline baseline, RunView head) {
    this.baseline = baseline;
    this.here = Testbed.of(head.account());
    this.otherWork = baseline.signature().differences(Signature.of(head));
  }

  @Override
  public String name() {
    return "baseline '" + baseline.name() + "'";
  }

  @Override
  public String commit() {
    return baseline.commit();
  }

  @Override
  public List<RunView> otherRuns() {
    return List.of();
  }

  @Override
  public String otherWork() {
    return otherWork;
  }

  @Override
  public boolean sameClass() {
    return baseline.testbedClass().equals(here.machineClass());
  }

  @Override
  public boolean sameMachine() {
    return sameClass() && baseline.fingerprint().equals(here.fingerprint());
  }

  @Override
  public String machineClass() {
    return baseline.testbedClass();
  }

  @Override
  public List<Observed> values(GateMetric metric, String strategy, String task) {
    return baseline.counters().stream()
        .filter(c -> c.metric().equals(metric.name()) && c.strategy().equals(strategy))
        .flatMap(c -> c.perPrompt().stream())
        .filter(observed -> Values.concerns(observed.task(), task))
        .toList();
  }

  @Override
  public String digest(GateMetric metric, String strategy, String task) {
    return baseline.counters().stream()
        .filter(c -> c.metric().equals(metric.name()) && c.strategy().equals(strategy))
        .map(c -> c.digests().getOrDefault(task, ""))
        .findFirst()
        .orElse("");
  }

  @Override
  public boolean sameSession() {
    return false;
  }

  @Override
  public List<StudentEstimate> sessions(GateMetric metric, String strategy, String task) {
    List<StudentEstimate> sessions = new ArrayList<>();
    for (Baseline.Session session : baseline.sessions()) {
      for (Baseline.Timing timing : session.timings()) {
        if (timing.metric().equals(metric.name()) && timing.strategy().equals(strategy)) {
          Grid grid =
              Values.grid(
                  timing.perPrompt().stream()
                      .filter(observed -> Values.concerns(observed.task(), task))
                      .toList(),
                  1,
                  Templates.NONE);
          StudentEstimate estimate = grid.isEmpty() ? null : grid.student();
          if (estimate != null) {
            sessions.add(estimate);
          }
        }
      }
    }
    return sessions;
  }
}
