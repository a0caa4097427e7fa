package dev.conflayers.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue: every quantity that a report, a gate or a tuning shows, with its definition. No
 * number is shown without the name of one.
 */
public enum Estimand {
  S_GEO(
      "S_geo",
      "geometric mean over prompts of full depth's time per token over the strategy's; tasks weigh"
          + " the same",
      Definition.speedup(Quantity.PACE)),
  S_TOK("S_tok(N)", "full depth's time per token over the strategy's, of all N prompts together"),
  S_TOTAL(
      "S_total(N)",
      "full depth's time over the strategy's for all N prompts; only where every pair of outputs is"
          + " equally long"),
  S_STEADY(
      "S_steady",
      "S_geo of the prompts that came after the search for skip sets had ended; over all tasks only"
          + " where each task has such prompts",
      Definition.speedup(Quantity.PACE)),
  S_GEO_SAME_STREAMS(
      "S_geo_same_streams",
      "S_geo of the streams (a task in a JVM) that S_steady is taken over, the prompts during the"
          + " search included"),
  S_DECODE(
      "S_decode",
      "S_geo of the time per token after the first",
      Definition.speedup(Quantity.DECODE_PACE)),
  S_DECODE_TOK(
      "S_decode(N)",
      "full depth's time per token after the first over the strategy's, of all N prompts together"),
  S_SPECBENCH(
      "S_specbench",
      "mean of the strategy's tokens per second over that of full depth's: for comparison with"
          + " tables of Spec-Bench only"),
  FIRST_TOKEN_RATIO(
      "TTFT/TTFT_full",
      "geometric mean over prompts of the strategy's time to the first token over full depth's",
      new Definition.PairedRatio(Quantity.FIRST_TOKEN, true)),
  DECODE_PACE_RATIO(
      "TPOT/TPOT_full",
      "geometric mean over prompts of the strategy's time per token after the first over full"
          + " depth's",
      new Definition.PairedRatio(Quantity.DECODE_PACE, true)),
  FIRST_TOKEN(
      "ttft_ms",
      "geometric mean over prompts of the time to the first token",
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
      "share of trials that failed or ran out of time",
      new Definition.Rate(Counter.FAILURES, Counter.OUTPUTS)),
  OUTPUT_LENGTH(
      "length/length_full", "tokens of the strategy's outputs over those of full depth's"),
  SEARCH_EVENTS(
      "search_events/prompt",
      "events of the search for skip sets per measured prompt, those before measuring included"),
  PEAK_MEMORY(
      "peak_memory_mb",
      "megabytes that a JVM had resident at its peak, the mean over JVMs; each measures all"
          + " strategies in turn"),
  SEARCH_COST(
      "C",
      "seconds that searching took beyond what decoding the same prompts takes once it has ended"),
  BREAK_EVEN("N*", "prompts after which the time saved has paid for the search"),
  CROSSING(
      "N_x", "prompts after which the strategy that searched longer has spent less time in all"),
  ACCEPTANCE_RATE(
      "acceptance_rate",
      "accepted over drafted tokens, bonus tokens excluded",
      new Definition.Rate(Counter.ACCEPTED, Counter.DRAFTED)),
  ACCEPTANCE_LENGTH(
      "acceptance_length",
      "tokens per verification, bonus token included",
      new Definition.Rate(Counter.EMITTED, Counter.STEPS)),
  ACCEPTED_AT("per_position", "share of all drafts whose token at this depth was accepted"),
  ACCEPTED_AT_IF_REACHED(
      "per_position_if_reached",
      "share of the drafts that had all tokens above this depth accepted and drafted one here,"
          + " whose token here was accepted too"),
  WEIGHT_PASSES(
      "weight_passes/token",
      "weights read by draft, verification and search per token after the first, in full-depth"
          + " passes",
      new Definition.Rate(Counter.WEIGHT_PASSES, Counter.LATER_TOKENS)),
  S_MODEL(
      "S_model",
      "tokens per verification over (drafted * draft cost + verify cost), costs in full-depth"
          + " steps"),
  RESIDUAL("residual", "ln(S_model / S_decode(N)): search and overhead"),
  QUALITY_DIFFERENCE(
      "quality_difference", "mean over prompts of the strategy's score less full depth's"),
  TOKEN_EXACT("token_exact", "share of prompts whose outputs are full depth's, token for token"),
  PREFIX_LENGTH(
      "prefix_len",
      "tokens until half of the outputs have left full depth's, by Kaplan and Meier; those that"
          + " never left it are censored at their end"),
  RATIO_OF_SPEEDUPS(
      "S_2/S_1",
      "S_geo of the second run's strategy over that of the first's, prompt by prompt: each against"
          + " the full depth of its own session"),
  RATIO_OF_TIMES(
      "T_1/T_2",
      "geometric mean over prompts of the first strategy's time per token over the second's"),
  OWN_SET(
      "T_others/T_own",
      "geometric mean over prompts of the time per token with skip sets that were searched for on"
          + " other tasks, their geometric mean, over that with the set of the task at hand"),
  TTFT(
      "ttft_quantile_ms", "quantile over requests of the time to the first token, in milliseconds"),
  TTFT_RATIO(
      "ttft_quantile_ratio",
      "the strategy's quantile of the time to the first token over that of what it is"
          + " compared with, full depth in a report, on the same requests"),
  TPOT(
      "tpot_quantile_ms",
      "quantile over requests of the time per output token after the first, in milliseconds"),
  TPOT_RATIO(
      "tpot_quantile_ratio",
      "the strategy's quantile of the time per output token over that of what it is"
          + " compared with, full depth in a report, on the same requests"),
  GAP(
      "gap_quantile_ms",
      "quantile over bursts of the pause before one, a step, in milliseconds: a burst of any length"
          + " counts once"),
  GAP_RATIO(
      "gap_quantile_ratio",
      "the strategy's quantile of the pause before a burst over that of what it is compared with,"
          + " full depth in a report, on the same requests"),
  ITL(
      "itl_quantile_ms",
      "quantile over tokens of the inter-token latency, in milliseconds: a burst of k tokens counts"
          + " k times, with a k-th of its pause each"),
  ITL_RATIO(
      "itl_quantile_ratio",
      "the strategy's quantile of the inter-token latency over that of what it is compared with,"
          + " full depth in a report, on the same requests"),
  DECIDED_DISAGREEMENT(
      "decided_disagreement",
      "share of prompts with an output that leaves full depth's where full depth, fed the text they"
          + " share, prefers its best token by at least this gap");

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

  /** Returns whether it splits a time into prefill and decoding, which not every run tells. */
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
   * Returns the rate of all {@code trials}; null where there is nothing to divide by, or where this
   * is no rate of two counters.
   */
  public @Nullable Double rate(RunView run, List<TrialView> trials) {
    return definition instanceof Definition.Rate rate ? rate.of(run, trials) : null;
  }

  /** Returns how it comes out of trials or pairs. */
  public Definition definition() {
    return definition;
  }
}
