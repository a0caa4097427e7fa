package dev.conflayers.suite.declared;

import dev.conflayers.decode.StreamState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run measures and in which order: {@code plan.json}. Holds the references too, so that
 * outputs can be scored from the run directory alone.
 *
 * @param fingerprint SHA-256 of all that decides the measurements and of the claims
 * @param control name of the strategy that is full depth once more; empty if there is none
 * @param forks how many JVMs measure, one after the other
 * @param claims what the suite said before anything was measured
 */
public record Schedule(
    String fingerprint,
    String baseline,
    String control,
    int forks,
    List<Claim> claims,
    List<ScheduledTask> tasks,
    List<ScheduledStrategy> strategies,
    List<ScheduledExample> examples,
    List<ScheduledTrial> trials) {
  public Schedule {
    claims = List.copyOf(claims);
    tasks = List.copyOf(tasks);
    strategies = List.copyOf(strategies);
    examples = List.copyOf(examples);
    trials = List.copyOf(trials);
  }

  /** Returns what the strategies have in common that differ in what they searched on alone. */
  public String method(String strategy) {
    return strategies.stream()
        .filter(s -> s.name().equals(strategy))
        .map(ScheduledStrategy::method)
        .findFirst()
        .orElse(strategy);
  }

  /**
   * A task of the run, and where its examples come from.
   *
   * @param stop when a generation ended before {@code maxNewTokens}; null if not known
   */
  public record ScheduledTask(
      String task,
      String version,
      String dataset,
      String datasetSha256,
      String split,
      int shots,
      int maxNewTokens,
      boolean chat,
      @Nullable StopRule stop) {
    /** Makes a task of which it is not known when generations ended. */
    public ScheduledTask(
        String task,
        String version,
        String dataset,
        String datasetSha256,
        String split,
        int shots,
        int maxNewTokens,
        boolean chat) {
      this(task, version, dataset, datasetSha256, split, shots, maxNewTokens, chat, null);
    }
  }

  /**
   * A strategy of the run.
   *
   * @param state what it brings to a prompt
   * @param settings as the suite gave them
   * @param method its settings without its name and the task that it searched on: what strategies
   *     have in common that differ in that alone
   * @param searchOn the one task that it searched on for all; empty where each task has a search of
   *     its own, or none
   * @param lossless whether its text is full depth's, token for token, or where tokens are drawn at
   *     random, distributed as full depth's; so that any other text is a fault
   */
  public record ScheduledStrategy(
      String name,
      String kind,
      StreamState state,
      String settings,
      String method,
      String searchOn,
      boolean lossless) {
    /** Makes a strategy that searched, if it did, on each task for itself. */
    public ScheduledStrategy(
        String name, String kind, StreamState state, String settings, boolean lossless) {
      this(name, kind, state, settings, settings, "", lossless);
    }
  }

  /**
   * An example with its prompt (without chat format) and its reference answer.
   *
   * @param template that the example was made from, as its dataset says; empty where it names none.
   *     Examples of one template are one observation of templates.
   */
  public record ScheduledExample(
      String task, String example, String prompt, String reference, String template) {
    /** Makes an example of no known template. */
    public ScheduledExample(String task, String example, String prompt, String reference) {
      this(task, example, prompt, reference, "");
    }
  }

  /** One trial, by names. */
  public record ScheduledTrial(
      int trial,
      int fork,
      int block,
      int position,
      Phase phase,
      String task,
      String strategy,
      String example,
      int repetition) {
    /** Returns whether it is only to prepare: for warming up or for searching. */
    public boolean warmup() {
      return phase != Phase.MEASURED;
    }
  }
}
