package dev.conflayers.run;

import dev.conflayers.plan.RunPlan;
import dev.conflayers.plan.Trial;
import dev.conflayers.result.Agreement;
import dev.conflayers.result.ForkRecord;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.MeasurementSink;
import dev.conflayers.result.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Takes one fork through its blocks: warming up, searching, measuring. */
final class Execution {
  private final RunPlan plan;
  private final Runner.Fork fork;
  private final MeasurementSink sink;
  private final RunListener listener;
  private final BooleanSupplier cancelled;
  private final TrialRunner trials;
  private final Cells cells;
  private final Map<Integer, Measurement> measured = new HashMap<>();
  private final Set<Integer> compared = new HashSet<>();

  Execution(
      RunPlan plan,
      Runner.Fork fork,
      Runner.Done done,
      MeasurementSink sink,
      RunListener listener,
      BooleanSupplier cancelled,
      TrialRunner trials,
      Cells cells) {
    this.plan = plan;
    this.fork = fork;
    this.sink = sink;
    this.listener = listener;
    this.cancelled = cancelled;
    this.trials = trials;
    this.cells = cells;
    done.measurements().stream()
        .filter(Predicate.not(Measurement::warmup))
        .forEach(measurement -> measured.put(measurement.trial(), measurement));
    done.agreements().forEach(agreement -> compared.add(agreement.trial()));
  }

  boolean run() throws IOException {
    WarmUpWatch watch = new WarmUpWatch(plan.suite().run().warmUp());
    for (List<Trial> block : blocks(Phase.WARM_UP)) {
      if (!watch.over()) {
        if (!decode(block)) {
          return false;
        }
        watch.add(block.stream().map(trial -> measurement(trial)).toList());
      } else {
        listener.skipped(block);
      }
    }
    for (List<Trial> block : blocks(Phase.SEARCH)) {
      if (!decode(block)) {
        return false;
      }
    }
    cells.freeze();
    sink.accept(record(watch));
    for (List<Trial> block : blocks(Phase.MEASURED)) {
      if (!decode(block)) {
        return false;
      }
      if (!plan.suite().random()) {
        compare(block);
      }
      sink.sync();
    }
    return true;
  }

  private ForkRecord record(WarmUpWatch watch) {
    return new ForkRecord(
        fork.number(),
        fork.started(),
        watch.blocks(),
        watch.steady(),
        watch.words(),
        cells.frozen(),
        trials.loaded().provenance(),
        fork.environment());
  }

  private List<List<Trial>> blocks(Phase phase) {
    List<List<Trial>> blocks = new ArrayList<>();
    int current = -1;
    for (Trial trial : plan.trials()) {
      if (trial.fork() != fork.number() || trial.phase() != phase) {
        continue;
      }
      if (trial.block() != current) {
        blocks.add(new ArrayList<>());
        current = trial.block();
      }
      blocks.get(blocks.size() - 1).add(trial);
    }
    return blocks;
  }

  /** Decodes what is not done yet, and returns whether the run was not cancelled. */
  private boolean decode(List<Trial> block) throws IOException {
    if (block.stream().anyMatch(trial -> !measured.containsKey(trial.index()))) {
      settle();
    }
    for (Trial trial : block) {
      if (!measured.containsKey(trial.index()) && !measure(trial)) {
        sink.sync();
        return false;
      }
    }
    return true;
  }

  /** Collects garbage between blocks, so that it is less likely to be collected within one. */
  @SuppressWarnings("SystemGcUse")
  private void settle() {
    System.gc();
  }

  /** Returns false if the run was cancelled before the trial ended. */
  private boolean measure(Trial trial) throws IOException {
    if (cancelled.getAsBoolean()) {
      return false;
    }
    listener.started(trial);
    Measurement measurement;
    try {
      measurement = trials.run(trial);
    } catch (TrialClock.Cancelled e) {
      return false;
    }
    measured.put(trial.index(), measurement);
    sink.accept(measurement);
    listener.finished(trial, measurement);
    return true;
  }

  private Measurement measurement(Trial trial) {
    Measurement measurement = measured.get(trial.index());
    if (measurement == null) {
      throw new IllegalStateException("trial " + trial.index() + " was not measured");
    }
    return measurement;
  }

  private void compare(List<Trial> block) throws IOException {
    String baselineName = plan.suite().baseline().name();
    Measurement baseline =
        block.stream()
            .filter(trial -> trial.strategy().name().equals(baselineName))
            .map(this::measurement)
            .findFirst()
            .orElseThrow();
    for (Trial trial : block) {
      Measurement own = measurement(trial);
      boolean due =
          own.trial() != baseline.trial()
              && own.ok()
              && baseline.ok()
              && compared.add(trial.index());
      if (due) {
        try {
          Agreement agreement = trials.compare(trial, baseline, own);
          sink.accept(agreement);
          listener.compared(trial, agreement);
        } catch (RuntimeException e) {
          listener.note("trial " + trial.index() + " was not compared: " + e.getMessage());
        }
      }
    }
  }
}
