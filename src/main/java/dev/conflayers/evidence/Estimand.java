package dev.conflayers.evidence;

/** A quantity that has a definition; no number is shown without the name of one. */
public enum Estimand {
  S_GEO(
      "S_geo",
      "geometric mean over prompts of full depth's time per token over the strategy's; tasks weigh"
          + " the same"),
  S_TOK("S_tok(N)", "full depth's time per token over the strategy's, of all N prompts together"),
  S_TOTAL(
      "S_total(N)",
      "full depth's time over the strategy's for all N prompts; only where every pair of outputs is"
          + " equally long"),
  S_STEADY("S_steady", "S_geo of the prompts that came after the search for skip sets had ended"),
  S_DECODE("S_decode", "S_geo of the time per token after the first"),
  S_DECODE_TOK(
      "S_decode(N)",
      "full depth's time per token after the first over the strategy's, of all N prompts together"),
  S_SPECBENCH(
      "S_specbench",
      "mean of the strategy's tokens per second over that of full depth's: for comparison with"
          + " tables of Spec-Bench only"),
  SEARCH_COST(
      "C",
      "seconds that searching took beyond what decoding the same prompts takes once it has ended"),
  BREAK_EVEN("N*", "prompts after which the time saved has paid for the search"),
  CROSSING(
      "N_x", "prompts after which the strategy that searched longer has spent less time in all"),
  ACCEPTANCE_RATE("acceptance_rate", "accepted over drafted tokens, bonus tokens excluded"),
  ACCEPTANCE_LENGTH("acceptance_length", "tokens per verification, bonus token included"),
  ACCEPTED_AT("per_position", "share of all drafts whose token at this depth was accepted"),
  ACCEPTED_AT_IF_REACHED(
      "per_position_if_reached",
      "share of the drafts that had all tokens above this depth accepted and drafted one here,"
          + " whose token here was accepted too"),
  WEIGHT_PASSES(
      "weight_passes/token",
      "weights read by draft, verification and search per token after the first, in full-depth"
          + " passes"),
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
  TTFT("ttft_ms", "quantile over requests of the time to the first token, in milliseconds"),
  TTFT_RATIO(
      "ttft_ratio",
      "the strategy's quantile of the time to the first token over full depth's on the same"
          + " requests"),
  TPOT(
      "tpot_ms",
      "quantile over requests of the time per output token after the first, in milliseconds"),
  TPOT_RATIO(
      "tpot_ratio",
      "the strategy's quantile of the time per output token over full depth's on the same"
          + " requests"),
  GAP(
      "gap_ms",
      "quantile over bursts of the pause before one, a step, in milliseconds: a burst of any length"
          + " counts once"),
  GAP_RATIO(
      "gap_ratio",
      "the strategy's quantile of the pause before a burst over full depth's on the same requests"),
  ITL(
      "itl_ms",
      "quantile over tokens of the inter-token latency, in milliseconds: a burst of k tokens counts"
          + " k times, with a k-th of its pause each"),
  ITL_RATIO(
      "itl_ratio",
      "the strategy's quantile of the inter-token latency over full depth's on the same requests"),
  DECIDED_DISAGREEMENT(
      "decided_disagreement",
      "share of prompts with an output that leaves full depth's where full depth, fed the text they"
          + " share, prefers its best token by at least this gap");

  private final String symbol;
  private final String meaning;

  Estimand(String symbol, String meaning) {
    this.symbol = symbol;
    this.meaning = meaning;
  }

  /** Returns the name that tables and files use. */
  public String symbol() {
    return symbol;
  }

  public String meaning() {
    return meaning;
  }
}
