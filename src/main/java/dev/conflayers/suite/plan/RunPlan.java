package dev.conflayers.suite.plan;

import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.declared.RunCaution;
import java.util.List;

/**
 * Everything a run will measure, in the order it will measure it.
 *
 * @param fingerprint SHA-256 of all that decides the measurements, in hexadecimal
 * @param arms the suite's strategies, and the control behind them if there is one
 * @param control name of the arm that is full depth once more; empty if there is none
 * @param cautions what limits the numbers that will be measured, as far as it is known
 * @param notes what else a reader should know
 */
public record RunPlan(
    String fingerprint,
    Suite suite,
    List<Strategy> arms,
    String control,
    List<PlannedTask> tasks,
    List<Trial> trials,
    List<RunCaution> cautions,
    List<String> notes) {
  public RunPlan {
    arms = List.copyOf(arms);
    tasks = List.copyOf(tasks);
    trials = List.copyOf(trials);
    cautions = List.copyOf(cautions);
    notes = List.copyOf(notes);
  }

  /** Returns the number of trials that count. */
  public int measuredTrials() {
    return (int) trials.stream().filter(trial -> !trial.warmup()).count();
  }

  /** Returns the most tokens the plan can emit, warm-up included. */
  public long mostTokens() {
    return trials.stream().mapToLong(trial -> trial.prompt().maxNewTokens()).sum();
  }

  /** A task of the plan: what identifies its prompts and scores. */
  public record PlannedTask(
      String task,
      String version,
      String dataset,
      String datasetSha256,
      String split,
      int shots,
      int maxNewTokens,
      boolean chat) {}
}
