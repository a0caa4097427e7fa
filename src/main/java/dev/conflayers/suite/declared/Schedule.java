package dev.conflayers.suite.declared;

import dev.conflayers.decode.StreamState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored plan of a run, its trials and their order: {@code plan.json}. It includes the references,
 * so that outputs can be scored from the run directory alone.
 *
 * @param fingerprint SHA-256 of everything that determines the measurements, and of the claims
 * @param control name of the A/A control, a second full depth; empty if there is none
 * @param forks number of JVMs that measure, one after the other
 * @param claims the suite's pre-registered claims
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

  /** Returns the key shared by strategies that differ only in the task they searched on. */
  public String method(String strategy) {
    return strategies.stream()
        .filter(s -> s.name().equals(strategy))
        .map(ScheduledStrategy::method)
        .findFirst()
        .orElse(strategy);
  }

  /**
   * A task of the run, and the source of its examples.
   *
   * @param stop when a generation ended before {@code maxNewTokens}; null if unknown
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
    /** Makes a task with an unknown stop rule. */
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
   * @param state its stream state
   * @param settings as given in the suite
   * @param method its settings without its name and the task that it searched on, as shared by
   *     strategies that differ only in these
   * @param searchOn the task that it searched on for all tasks; empty if each task has its own
   *     search, or none
   * @param lossless whether its text is full depth's token for token, or has full depth's
   *     distribution if tokens are drawn at random, so that any other text is an error
   */
  public record ScheduledStrategy(
      String name,
      String kind,
      StreamState state,
      String settings,
      String method,
      String searchOn,
      boolean lossless) {
    /** Makes a strategy that searched, if at all, on each task separately. */
    public ScheduledStrategy(
        String name, String kind, StreamState state, String settings, boolean lossless) {
      this(name, kind, state, settings, settings, "", lossless);
    }
  }

  /**
   * An example with its prompt (without chat format) and its reference answer.
   *
   * @param template of the example according to its dataset; empty if unknown. Examples of one
   *     template count as one observation of templates.
   */
  public record ScheduledExample(
      String task, String example, String prompt, String reference, String template) {
    /** Makes an example without a known template. */
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
    /** Returns whether it is only preparation: warm-up or search. */
    public boolean warmup() {
      return phase != Phase.MEASURED;
    }
  }
}
