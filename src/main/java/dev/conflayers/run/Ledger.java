package dev.conflayers.run;

import dev.conflayers.record.Measurement;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which trials of a plan are measured, and which outputs are compared with the baseline's of their
 * block. Both count: a run is complete once every trial that counts is measured and every pair of
 * outputs is compared.
 */
public final class Ledger {
  private final RunPlan plan;
  private final Map<Integer, Measurement> measured = new HashMap<>();
  private final Set<Integer> compared = new HashSet<>();

  public Ledger(RunPlan plan, Runner.Done done) {
    this.plan = plan;
    done.measurements().stream().filter(measurement -> !measurement.warmup()).forEach(this::add);
    done.agreements().forEach(agreement -> compared.add(agreement.trial()));
  }

  /** Two outputs of one block that have not been compared yet. */
  record Pair(Trial trial, Measurement baseline, Measurement own) {}

  void add(Measurement measurement) {
    measured.put(measurement.trial(), measurement);
  }

  void compared(Trial trial) {
    compared.add(trial.index());
  }

  boolean isMeasured(Trial trial) {
    return measured.containsKey(trial.index());
  }

  /** Returns whether a fork has trials that count and are not measured. */
  public boolean hasTrialsLeft(int fork) {
    return plan.trials().stream()
        .anyMatch(trial -> trial.fork() == fork && !trial.warmup() && !isMeasured(trial));
  }

  /** Returns the forks in which trials are not measured or outputs not compared, in order. */
  public List<Integer> pendingForks() {
    return plan.trials().stream()
        .map(Trial::fork)
        .distinct()
        .filter(fork -> hasTrialsLeft(fork) || !uncompared(fork).isEmpty())
        .toList();
  }

  private List<Pair> uncompared(int fork) {
    return blocks(fork, Phase.MEASURED).stream()
        .flatMap(block -> uncompared(block).stream())
        .toList();
  }

  /**
   * Returns what of a block is measured and still to compare. Texts that depend on chance are not
   * compared, nor are trials that failed.
   */
  List<Pair> uncompared(List<Trial> block) {
    List<Pair> pairs = new ArrayList<>();
    if (plan.suite().random()) {
      return pairs;
    }
    String name = plan.suite().baseline().name();
    Trial baselineTrial =
        block.stream()
            .filter(trial -> trial.strategy().name().equals(name))
            .findFirst()
            .orElseThrow();
    Measurement baseline = measured.get(baselineTrial.index());
    for (Trial trial : block) {
      Measurement own = measured.get(trial.index());
      if (baseline != null
          && own != null
          && own.trial() != baseline.trial()
          && own.ok()
          && baseline.ok()
          && !compared.contains(trial.index())) {
        pairs.add(new Pair(trial, baseline, own));
      }
    }
    return pairs;
  }

  /** Returns the blocks of a phase of a fork, in the order of the plan. */
  List<List<Trial>> blocks(int fork, Phase phase) {
    List<List<Trial>> blocks = new ArrayList<>();
    int current = -1;
    for (Trial trial : plan.trials()) {
      if (trial.fork() != fork || trial.phase() != phase) {
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
}
