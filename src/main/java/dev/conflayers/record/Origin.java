package dev.conflayers.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run comes from that another program measured, and what its files leave open: {@code
 * origin.json}. A run of this program has none.
 *
 * @param format what kind of files: {@code time-list}, {@code progress-log}, {@code spec-bench},
 *     {@code llama-server}, {@code vllm-bench} or {@code jmh}
 * @param tokens how the number of tokens of an answer is known
 * @param phases whether prefill was timed by itself; without it no time is that of decoding alone
 * @param resolutionSeconds by how much any sum of times may be off, since the clock was read or
 *     printed coarsely
 * @param missing in words, what the files do not say
 * @param arguments of the command line that imported it, files by their names
 * @param counters of trials whose drafts are known in sum only
 * @param prefills of trials whose files count the tokens of their prompts; where {@code phases} is
 *     false although there are some, the time of prompts is left out of all times
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

  /** In which order strategies were measured. */
  public enum Order {
    /** Each strategy had all prompts before the next began. */
    ONE_AFTER_THE_OTHER,
    /** Nothing says in which order. */
    UNKNOWN
  }

  /** How the number of tokens of an answer is known. */
  public enum TokenCount {
    /** The files count them. */
    COUNTED,
    /** Whoever imported the files said how many there are in every answer. */
    ASSUMED,
    /** Not at all: an answer stands as a single token, and times per token are times per answer. */
    UNKNOWN
  }

  /**
   * Drafting in one trial, where only sums are known.
   *
   * @param steps verifications; null if not known
   * @param drafted tokens; null if not known
   * @param accepted of these; null if not known
   */
  public record Counters(
      int trial, @Nullable Integer steps, @Nullable Integer drafted, @Nullable Integer accepted) {}

  /**
   * How the prompt of one trial was read.
   *
   * @param computed tokens that were computed; null if not known
   * @param cached tokens that were taken from a cache; null if not known
   */
  public record Prefill(int trial, @Nullable Integer computed, @Nullable Integer cached) {}

  /** Returns whether the time of prompts is left out because strategies read them differently. */
  public boolean promptsLeftOut() {
    return !phases && !prefills.isEmpty();
  }
}
