package dev.conflayers.run;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.LearningDecoder;
import dev.conflayers.decode.StreamState;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.SkipSet;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The decoders of a fork: one for each task and strategy that learns, else a new one each time. */
final class DecoderPool {
  private final DecoderFactory decoders;
  private final LanguageModel model;
  private final TrialClock clock;
  private final Map<String, Cell> cells = new TreeMap<>();
  private final List<ForkRecord.FrozenSet> frozen = new ArrayList<>();

  DecoderPool(DecoderFactory decoders, LanguageModel model, TrialClock clock) {
    this.decoders = decoders;
    this.model = model;
    this.clock = clock;
  }

  /** A decoder and how many trials it has served. */
  static final class Cell {
    private final Trial first;
    private final Decoder decoder;
    private int age;

    Cell(Trial first, Decoder decoder) {
      this.first = first;
      this.decoder = decoder;
    }

    Decoder decoder() {
      return decoder;
    }

    /** Counts a trial, and returns how many there were before it. */
    int serve() {
      return age++;
    }
  }

  void refuseWhatCannotWork(RunPlan plan) {
    for (Strategy strategy : plan.arms()) {
      try {
        plan.suite()
            .tasks()
            .forEach(task -> decoders.newDecoder(strategy.on(task.task()), model, clock));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "strategy " + strategy.name() + ": " + e.getMessage(), e);
      }
    }
  }

  Cell cell(Trial trial) {
    return trial.strategy().carriesOver()
        ? cells.computeIfAbsent(key(trial), key -> newCell(trial))
        : newCell(trial);
  }

  /** Forgets the decoder of a trial that failed: what it left there is unknown. */
  void forget(Trial trial) {
    if (trial.strategy().state() != StreamState.STEADY) {
      cells.remove(key(trial));
    }
  }

  /** Ends the searches of steady strategies. */
  void freeze() {
    for (Cell cell : cells.values()) {
      Trial first = cell.first;
      boolean steady = first.strategy().state() == StreamState.STEADY;
      if (steady
          && first.phase() == Phase.SEARCH
          && cell.decoder instanceof LearningDecoder learner) {
        SkipSet set = learner.freeze();
        frozen.add(
            new ForkRecord.FrozenSet(
                first.prompt().task(),
                first.strategy().name(),
                set.attention().stream().boxed().toList(),
                set.mlp().stream().boxed().toList()));
      }
    }
  }

  /** Returns the sets that steady strategies were left with. */
  List<ForkRecord.FrozenSet> frozen() {
    return List.copyOf(frozen);
  }

  private Cell newCell(Trial trial) {
    Strategy strategy = trial.strategy().on(trial.prompt().task());
    return new Cell(trial, decoders.newDecoder(strategy, model, clock));
  }

  /**
   * Warming up must not teach the decoders that are measured. What was searched for on one task
   * serves all.
   */
  private static String key(Trial trial) {
    boolean shared = !trial.strategy().searchOn().isEmpty();
    return (trial.phase() == Phase.WARM_UP ? "warm-up " : "")
        + (shared ? "" : trial.prompt().task())
        + " "
        + trial.strategy().name();
  }
}
