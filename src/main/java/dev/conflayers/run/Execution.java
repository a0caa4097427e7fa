package dev.conflayers.run;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Takes one fork through its blocks: warming up, searching, measuring. */
final class Execution {
  private final RunPlan plan;
  private final Runner.Fork fork;
  private final Ledger ledger;
  private final MeasurementSink sink;
  private final RunListener listener;
  private final BooleanSupplier cancelled;
  private final TrialRunner trials;
  private final DecoderPool cells;
  private final Map<Integer, Measurement> warmedUp = new HashMap<>();

  Execution(
      RunPlan plan,
      Runner.Fork fork,
      Runner.Done done,
      MeasurementSink sink,
      RunListener listener,
      BooleanSupplier cancelled,
      TrialRunner trials,
      DecoderPool cells) {
    this.plan = plan;
    this.fork = fork;
    this.ledger = new Ledger(plan, done);
    this.sink = sink;
    this.listener = listener;
    this.cancelled = cancelled;
    this.trials = trials;
    this.cells = cells;
  }

  /** Returns whether everything is measured that counts; what was not compared is told. */
  boolean run() throws IOException {
    if (ledger.hasTrialsLeft(fork.number())) {
      if (!prepare()) {
        return false;
      }
    } else {
      blocks(Phase.WARM_UP).forEach(listener::skipped);
      blocks(Phase.SEARCH).forEach(listener::skipped);
    }
    for (List<Trial> block : blocks(Phase.MEASURED)) {
      if (!decode(block)) {
        return false;
      }
      compare(block);
      sink.sync();
    }
    return true;
  }

  /** Warms up and searches; every JVM that measures does so, whatever another one has done. */
  private boolean prepare() throws IOException {
    WarmUpWatch watch = new WarmUpWatch(plan.suite().run().warmUp());
    for (List<Trial> block : blocks(Phase.WARM_UP)) {
      if (!watch.over()) {
        if (!decode(block)) {
          return false;
        }
        watch.add(block.stream().map(trial -> warmedUp.get(trial.index())).toList());
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
        fork.environment(),
        fork.process());
  }

  private List<List<Trial>> blocks(Phase phase) {
    return ledger.blocks(fork.number(), phase);
  }

  /** Decodes what is not done yet, and returns whether the run was not cancelled. */
  private boolean decode(List<Trial> block) throws IOException {
    if (block.stream().allMatch(ledger::isMeasured)) {
      return true;
    }
    settle();
    for (Trial trial : block) {
      if (!ledger.isMeasured(trial) && !measure(trial)) {
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
    if (trial.warmup()) {
      warmedUp.put(trial.index(), measurement);
    } else {
      ledger.add(measurement);
    }
    sink.accept(measurement);
    listener.finished(trial, measurement);
    return true;
  }

  /**
   * Compares outputs where that is due. One that cannot be compared stays due: the run is not
   * complete, and resuming it tries again.
   */
  private void compare(List<Trial> block) throws IOException {
    for (Ledger.Pair pair : ledger.uncompared(block)) {
      Agreement agreement;
      try {
        agreement = trials.compare(pair.trial(), pair.baseline(), pair.own());
      } catch (RuntimeException | OutOfMemoryError e) {
        listener.notCompared(
            pair.trial(), e.getMessage() == null ? e.getClass().getName() : e.getMessage());
        continue;
      }
      ledger.compared(pair.trial());
      sink.accept(agreement);
      listener.compared(pair.trial(), agreement);
    }
  }
}
