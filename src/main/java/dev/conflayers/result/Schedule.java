package dev.conflayers.result;

import java.util.List;

/**
 * What a run measures and in which order: {@code plan.json}. Holds the references too, so that
 * outputs can be scored from the run directory alone.
 */
public record Schedule(
    String fingerprint,
    String baseline,
    List<ScheduledTask> tasks,
    List<ScheduledStrategy> strategies,
    List<ScheduledExample> examples,
    List<ScheduledTrial> trials) {
  public Schedule {
    tasks = List.copyOf(tasks);
    strategies = List.copyOf(strategies);
    examples = List.copyOf(examples);
    trials = List.copyOf(trials);
  }

  /** A task of the run, and where its examples come from. */
  public record ScheduledTask(
      String task,
      String version,
      String dataset,
      String datasetSha256,
      String split,
      int shots,
      int maxNewTokens,
      boolean chat) {}

  /** A strategy of the run; {@code settings} as the suite gave them. */
  public record ScheduledStrategy(String name, String kind, String settings) {
    private static final String UNVERIFIED = "draft-only";

    /** Returns whether full depth verifies every token, so that other text than its is a fault. */
    public boolean verified() {
      return !kind.equals(UNVERIFIED);
    }
  }

  /** An example with its prompt (without chat format) and its reference answer. */
  public record ScheduledExample(String task, String example, String prompt, String reference) {}

  /** One trial, by names. */
  public record ScheduledTrial(
      int trial,
      int block,
      int position,
      boolean warmup,
      String task,
      String strategy,
      String example,
      int repetition) {}
}
