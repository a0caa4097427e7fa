package dev.conflayers.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Catalogue of estimands: every quantity that a report, a gate or tuning shows, with its
 * definition. Each number shown carries the name of one.
 */
public enum Estimand {
  S_GEO(
      "S_geo",
      "speedup: geometric mean over prompts of full depth's time per token divided by the"
          + " strategy's; tasks have equal weight",
      Definition.speedup(Quantity.PACE)),
  S_TOK(
      "S_tok(N)",
      "full depth's time per token divided by the strategy's, over all N prompts together"),
  S_TOTAL(
      "S_total(N)",
      "full depth's total time for all N prompts divided by the strategy's; only if every pair of"
          + " outputs is equally long"),
  S_STEADY(
      "S_steady",
      "S_geo of the prompts after the search for skip sets ended; over all tasks only if each task"
          + " has such prompts",
      Definition.speedup(Quantity.PACE)),
  S_GEO_SAME_STREAMS(
      "S_geo_same_streams",
      "S_geo of the streams (a task in a JVM) that S_steady covers, including the prompts during"
          + " the search"),
  S_DECODE(
      "S_decode",
      "S_geo of the time per token after the first",
      Definition.speedup(Quantity.DECODE_PACE)),
  S_DECODE_TOK(
      "S_decode(N)",
      "full depth's time per token after the first divided by the strategy's, over all N prompts"
          + " together"),
  S_SPECBENCH(
      "S_specbench",
      "mean of the strategy's tokens per second divided by the mean of full depth's; only for"
          + " comparison with Spec-Bench tables"),
  FIRST_TOKEN_RATIO(
      "TTFT/TTFT_full",
      "geometric mean over prompts of the strategy's time to first token divided by full depth's",
      new Definition.PairedRatio(Quantity.FIRST_TOKEN, true)),
  DECODE_PACE_RATIO(
      "TPOT/TPOT_full",
      "geometric mean over prompts of the strategy's time per token after the first divided by full"
          + " depth's",
      new Definition.PairedRatio(Quantity.DECODE_PACE, true)),
  FIRST_TOKEN(
      "ttft_ms",
      "geometric mean over prompts of the time to first token",
      new Definition.Typical(Quantity.FIRST_TOKEN, Definition.MILLIS)),
  DECODE_PACE(
      "tpot_ms",
      "geometric mean over prompts of the time per token after the first",
      new Definition.Typical(Quantity.DECODE_PACE, Definition.MILLIS)),
  RATE(
      "tokens_per_second",
      "geometric mean over prompts of output tokens per second",
      new Definition.Typical(Quantity.RATE, 1)),
  VERIFICATIONS(
      "verifications/token",
      "verifications per token after the first",
      new Definition.Rate(Counter.STEPS, Counter.LATER_TOKENS)),
  DRAFTED(
      "drafted/token",
      "drafted tokens per token after the first",
      new Definition.Rate(Counter.DRAFTED, Counter.LATER_TOKENS)),
  FAILURES(
      "failures",
      "share of trials that failed or timed out",
      new Definition.Rate(Counter.FAILURES, Counter.OUTPUTS)),
  OUTPUT_LENGTH(
      "length/length_full", "tokens of the strategy's outputs divided by those of full depth's"),
  SEARCH_EVENTS(
      "search_events/prompt",
      "events of the search for skip sets per measured prompt, including those before measuring"),
  PEAK_MEMORY(
      "peak_memory_mb",
      "peak resident memory of a JVM in megabytes, averaged over JVMs; each JVM measures all"
          + " strategies"),
  SEARCH_COST(
      "C", "cost of the search: seconds beyond those of decoding the same prompts after it ended"),
  BREAK_EVEN("N*", "break-even: prompts until the time saved exceeds the cost of the search"),
  CROSSING(
      "N_x",
      "crossover: prompts after which the strategy that searched longer has the lower total time"),
  ACCEPTANCE_RATE(
      "acceptance_rate",
      "accepted tokens divided by drafted tokens, bonus tokens excluded",
      new Definition.Rate(Counter.ACCEPTED, Counter.DRAFTED)),
  ACCEPTANCE_LENGTH(
      "acceptance_length",
      "tokens per verification, bonus token included",
      new Definition.Rate(Counter.EMITTED, Counter.STEPS)),
  ACCEPTED_AT("per_position", "share of all drafts whose token at this depth was accepted"),
  ACCEPTED_AT_IF_REACHED(
      "per_position_if_reached",
      "among drafts that reach this depth with all earlier tokens accepted, share whose token here"
          + " was accepted"),
  WEIGHT_PASSES(
      "weight_passes/token",
      "weights read by draft, verification and search per token after the first, in full-depth"
          + " passes",
      new Definition.Rate(Counter.WEIGHT_PASSES, Counter.LATER_TOKENS)),
  S_MODEL(
      "S_model",
      "tokens per verification divided by (drafted * draft cost + verify cost), costs in full-depth"
          + " steps"),
  RESIDUAL("residual", "ln(S_model / S_decode(N)): search and overhead"),
  QUALITY_DIFFERENCE(
      "quality_difference", "mean over prompts of the strategy's score minus full depth's"),
  TOKEN_EXACT("token_exact", "share of prompts whose outputs equal full depth's, token for token"),
  PREFIX_LENGTH(
      "prefix_len",
      "median tokens until an output diverges from full depth's (Kaplan-Meier); outputs that never"
          + " diverge are censored at their end"),
  RATIO_OF_SPEEDUPS(
      "S_2/S_1",
      "S_geo of the second run's strategy divided by the first's, prompt by prompt; each is"
          + " relative to full depth in its own session"),
  RATIO_OF_TIMES(
      "T_1/T_2",
      "geometric mean over prompts of the first strategy's time per token divided by the second's"),
  OWN_SET(
      "T_others/T_own",
      "geometric mean over prompts of the time per token with skip sets found on other tasks"
          + " (geometric mean over these sets) divided by that with the task's own set"),
  TTFT("ttft_quantile_ms", "quantile over requests of the time to first token, in milliseconds"),
  TTFT_RATIO(
      "ttft_quantile_ratio",
      "the strategy's quantile of the time to first token divided by its reference's (full depth's"
          + " in a report), on the same requests"),
  TPOT(
      "tpot_quantile_ms",
      "quantile over requests of the time per output token after the first, in milliseconds"),
  TPOT_RATIO(
      "tpot_quantile_ratio",
      "the strategy's quantile of the time per output token divided by its reference's (full"
          + " depth's in a report), on the same requests"),
  GAP(
      "gap_quantile_ms",
      "quantile over bursts of the pause before a burst (one step), in milliseconds; a burst of any"
          + " length counts once"),
  GAP_RATIO(
      "gap_quantile_ratio",
      "the strategy's quantile of the pause before a burst divided by its reference's (full depth's"
          + " in a report), on the same requests"),
  ITL(
      "itl_quantile_ms",
      "quantile over tokens of the inter-token latency, in milliseconds; a burst of k tokens counts"
          + " k times, each with 1/k of its pause"),
  ITL_RATIO(
      "itl_quantile_ratio",
      "the strategy's quantile of the inter-token latency divided by its reference's (full depth's"
          + " in a report), on the same requests"),
  DECIDED_DISAGREEMENT(
      "decided_disagreement",
      "share of prompts with an output that diverges from full depth's where full depth, given the"
          + " shared text, prefers its best token by at least this gap");

  private final String symbol;
  private final String meaning;

  /** Its implementations are records of enums and numbers. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Definition definition;

  Estimand(String symbol, String meaning) {
    this(symbol, meaning, new Definition.Composite());
  }

  Estimand(String symbol, String meaning, Definition definition) {
    this.symbol = symbol;
    this.meaning = meaning;
    this.definition = definition;
  }

  /** Returns the name that tables and files use. */
  public String symbol() {
    return symbol;
  }

  public String meaning() {
    return meaning;
  }

  /** Returns whether it needs prefill and decoding timed apart, which not every run records. */
  public boolean ofPhases() {
    return (definition instanceof Definition.PairedRatio ratio && ratio.quantity().ofPhases())
        || (definition instanceof Definition.Typical typical && typical.quantity().ofPhases())
        || ofLatency();
  }

  private boolean ofLatency() {
    return switch (this) {
      case TTFT, TTFT_RATIO, TPOT, TPOT_RATIO, GAP, GAP_RATIO, ITL, ITL_RATIO -> true;
      default -> false;
    };
  }

  /**
   * Returns the rate over {@code trials}; null if the divisor is 0, or if this is not a rate of two
   * counters.
   */
  public @Nullable Double rate(RunView run, List<TrialView> trials) {
    return definition instanceof Definition.Rate rate ? rate.of(run, trials) : null;
  }

  /** Returns how it is computed from trials or pairs. */
  public Definition definition() {
    return definition;
  }
}
