package dev.conflayers.evidence;

import dev.conflayers.record.Measurement;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Times and rates of one trial; times are in nanoseconds. */
public enum Quantity {
  /** From the decoder's call to its return. */
  WALL(1, m -> m.wallNanos()),
  /** Time per output token. */
  PACE(1, m -> (double) m.wallNanos() / m.output().size()),
  /** Output tokens per second. */
  RATE(1, m -> 1e9 * m.output().size() / m.wallNanos()),
  /** Time to first token: that of prefill. */
  FIRST_TOKEN(1, m -> m.timing().prefill()),
  /** Time after the first token. */
  DECODE_TIME(2, m -> m.timing().total() - m.timing().prefill()),
  /** Time per output token after the first. */
  DECODE_PACE(
      2, m -> (double) (m.timing().total() - m.timing().prefill()) / (m.output().size() - 1)),
  /** Time of draft passes. */
  DRAFT_TIME(1, m -> m.timing().draft()),
  /** Time of verification, or of full-depth steps. */
  VERIFY_TIME(1, m -> m.timing().verify()),
  /** Time of the search for skip sets. */
  SEARCH_TIME(1, m -> m.timing().search()),
  /** Time within the decoder that belongs to no phase. */
  OVERHEAD(1, m -> m.timing().overhead()),
  /** Time outside the decoder: from call to return, minus the decoder's own total. */
  OUTSIDE(1, m -> m.wallNanos() - m.timing().total());

  private final int tokens;

  /** A pure function of its argument. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final ToDoubleFunction<Measurement> definition;

  Quantity(int tokens, ToDoubleFunction<Measurement> definition) {
    this.tokens = tokens;
    this.definition = definition;
  }

  /** Returns whether the trial counts and has the tokens and the time that this quantity needs. */
  public boolean has(TrialView trial) {
    Measurement m = trial.measurement();
    return TrialValidity.of(m).timed()
        && m.output().size() >= tokens
        && (!ofDecoding() || m.timing().total() > m.timing().prefill());
  }

  private boolean ofDecoding() {
    return this == DECODE_TIME || this == DECODE_PACE;
  }

  /** Returns whether it needs prefill and decoding timed apart, which not every run records. */
  public boolean ofPhases() {
    return this != WALL && this != PACE && this != RATE && this != OUTSIDE;
  }

  /** Returns whether both trials have it. */
  public boolean has(Pair pair) {
    return has(pair.baseline()) && has(pair.strategy());
  }

  /** Returns its value, meaningful only if the trial {@linkplain #has has} it. */
  public double of(TrialView trial) {
    return definition.applyAsDouble(trial.measurement());
  }

  /** Returns the time per output token of all trials together; NaN without tokens. */
  public static double pace(List<TrialView> trials) {
    return trials.stream().mapToDouble(WALL::of).sum()
        / trials.stream().mapToDouble(m -> m.output().size()).sum();
  }

  /**
   * Returns the time after the first token per token that steps emitted, over all trials together.
   * Tokens beyond the stop count, as they do in a cost model of steps.
   */
  public static double emissionPace(List<TrialView> trials) {
    return trials.stream().mapToDouble(DECODE_TIME::of).sum()
        / trials.stream().mapToDouble(m -> m.measurement().emittedInSteps()).sum();
  }

  /**
   * Returns the number of tokens after prefill; of all tokens if prefill was not timed separately.
   */
  public static int laterTokens(RunView run, TrialView trial) {
    int tokens = trial.output().size();
    return run.phased() ? Math.max(0, tokens - 1) : tokens;
  }

  /** Returns the time per token after prefill, over all trials together. */
  public static double laterPace(RunView run, List<TrialView> trials) {
    return trials.stream().mapToDouble(DECODE_TIME::of).sum()
        / trials.stream().mapToDouble(trial -> laterTokens(run, trial)).sum();
  }

  /** Returns ln of the baseline's value divided by the strategy's. */
  public double logRatio(Pair pair) {
    return Math.log(of(pair.baseline()) / of(pair.strategy()));
  }
}
