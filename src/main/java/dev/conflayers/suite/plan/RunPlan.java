package dev.conflayers.suite.plan;

import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.declared.RunCaution;
import java.util.List;

/**
 * Plan of a run: all trials in order.
 *
 * @param fingerprint SHA-256 of everything that determines the measurements, in hexadecimal
 * @param arms the suite's strategies, then the A/A control, if there is one
 * @param control name of the A/A control; empty if there is none
 * @param cautions known limitations of the numbers that will be measured
 * @param notes further remarks for the reader
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

  /** Returns the largest number of tokens the plan can emit, warm-up included. */
  public long mostTokens() {
    return trials.stream().mapToLong(trial -> trial.prompt().maxNewTokens()).sum();
  }

  /** A task of the plan, with the versions and checksums that identify its prompts and scores. */
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
