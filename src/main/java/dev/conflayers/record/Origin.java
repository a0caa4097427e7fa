package dev.conflayers.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Provenance of an imported run, measured by another program, and what its files do not tell:
 * {@code origin.json}. A run of this program has none.
 *
 * @param format format of its files: {@code time-list}, {@code progress-log}, {@code spec-bench},
 *     {@code llama-server}, {@code vllm-bench} or {@code jmh}
 * @param tokens source of the number of tokens of an answer
 * @param phases whether prefill was timed separately; if not, no time is that of decoding alone
 * @param resolutionSeconds largest error of a sum of times, from coarse reading or printing of the
 *     clock
 * @param missing description of what the files do not tell
 * @param arguments of the command line that imported it, with the names of files
 * @param counters of trials for which only sums over their drafts are known
 * @param prefills of trials whose files count the tokens of their prompts; if {@code phases} is
 *     false although there are some, all times exclude that of prompts
 */
public record Origin(
    String format,
    List<Source> sources,
    Order order,
    TokenCount tokens,
    boolean phases,
    double resolutionSeconds,
    List<String> missing,
    List<String> arguments,
    List<Counters> counters,
    List<Prefill> prefills) {
  public Origin {
    sources = List.copyOf(sources);
    missing = List.copyOf(missing);
    arguments = List.copyOf(arguments);
    counters = List.copyOf(counters);
    prefills = List.copyOf(prefills);
    if (!(resolutionSeconds >= 0) || Double.isInfinite(resolutionSeconds)) {
      throw new IllegalArgumentException(
          "resolution-seconds must be finite and at least 0, got " + resolutionSeconds);
    }
  }

  /** A file that was read, and the strategy that it measured. */
  public record Source(String strategy, String file, String part, String sha256) {}

  /** The order in which strategies were measured. */
  public enum Order {
    /** Each strategy decoded all prompts before the next began. */
    ONE_AFTER_THE_OTHER,
    /** The order is unknown. */
    UNKNOWN
  }

  /** Source of the number of tokens of an answer. */
  public enum TokenCount {
    /** The files count them. */
    COUNTED,
    /** The user who imported the files gave the number of tokens in every answer. */
    ASSUMED,
    /** Unknown: an answer counts as a single token, so times per token are times per answer. */
    UNKNOWN
  }

  /**
   * Drafting in one trial, if only sums are known.
   *
   * @param steps verifications; null if not known
   * @param drafted tokens; null if not known
   * @param accepted of these; null if not known
   */
  public record Counters(
      int trial, @Nullable Integer steps, @Nullable Integer drafted, @Nullable Integer accepted) {}

  /**
   * Prefill of one trial.
   *
   * @param computed tokens that were computed; null if not known
   * @param cached tokens that were read from a cache; null if not known
   */
  public record Prefill(int trial, @Nullable Integer computed, @Nullable Integer cached) {}

  /** Returns whether times exclude prompts because strategies read them differently. */
  public boolean promptsLeftOut() {
    return !phases && !prefills.isEmpty();
  }
}
