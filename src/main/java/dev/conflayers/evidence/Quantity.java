package dev.conflayers.evidence;

import dev.conflayers.record.Measurement;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A time that one trial has, or a rate; times are in nanoseconds. */
public enum Quantity {
  /** From the decoder's call to its return. */
  WALL(1, m -> m.wallNanos()),
  /** Time per output token. */
  PACE(1, m -> (double) m.wallNanos() / m.output().size()),
  /** Output tokens per second. */
  RATE(1, m -> 1e9 * m.output().size() / m.wallNanos()),
  /** Time to the first token: that of prefill. */
  FIRST_TOKEN(1, m -> m.timing().prefill()),
  /** Time after the first token. */
  DECODE_TIME(2, m -> m.timing().total() - m.timing().prefill()),
  /** Time per output token after the first. */
  DECODE_PACE(
      2, m -> (double) (m.timing().total() - m.timing().prefill()) / (m.output().size() - 1)),
  /** Time of draft passes. */
  DRAFT_TIME(1, m -> m.timing().draft()),
  /** Time of verification, or of the steps of full depth. */
  VERIFY_TIME(1, m -> m.timing().verify()),
  /** Time of the search for skip sets. */
  SEARCH_TIME(1, m -> m.timing().search()),
  /** Time within the decoder that belongs to no phase. */
  OVERHEAD(1, m -> m.timing().overhead()),
  /** Time outside the decoder: from call to return, less what the decoder saw. */
  OUTSIDE(1, m -> m.wallNanos() - m.timing().total());

  private final int tokens;

  /** A function of its arguments alone. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final ToDoubleFunction<Measurement> definition;

  Quantity(int tokens, ToDoubleFunction<Measurement> definition) {
    this.tokens = tokens;
    this.definition = definition;
  }

  /** Returns whether the trial counts and has the tokens and the time that it is about. */
  public boolean has(TrialView trial) {
    Measurement m = trial.measurement();
    return TrialValidity.of(m).timed()
        && m.output().size() >= tokens
        && (!ofDecoding() || m.timing().total() > m.timing().prefill());
  }

  private boolean ofDecoding() {
    return this == DECODE_TIME || this == DECODE_PACE;
  }

  /** Returns whether it splits a time into prefill and decoding, which not every run tells. */
  public boolean ofPhases() {
    return this != WALL && this != PACE && this != RATE && this != OUTSIDE;
  }

  /** Returns whether both trials have it. */
  public boolean has(Pair pair) {
    return has(pair.baseline()) && has(pair.strategy());
  }

  /** Returns its value, which means something only where the trial {@linkplain #has has} it. */
  public double of(TrialView trial) {
    return definition.applyAsDouble(trial.measurement());
  }

  /** Returns the time per output token of all trials together; NaN where there is no token. */
  public static double pace(List<TrialView> trials) {
    return trials.stream().mapToDouble(WALL::of).sum()
        / trials.stream().mapToDouble(m -> m.output().size()).sum();
  }

  /**
   * Returns the time after the first token per token that steps emitted, of all trials together:
   * tokens beyond the stop included, which a cost model of steps cannot leave out either.
   */
  public static double emissionPace(List<TrialView> trials) {
    return trials.stream().mapToDouble(DECODE_TIME::of).sum()
        / trials.stream().mapToDouble(m -> m.measurement().emittedInSteps()).sum();
  }

  /** Returns the tokens that come after prefill; all of them where that was not timed by itself. */
  public static int laterTokens(RunView run, TrialView trial) {
    int tokens = trial.output().size();
    return run.phased() ? Math.max(0, tokens - 1) : tokens;
  }

  /** Returns the time after prefill per token that comes after it, of all trials together. */
  public static double laterPace(RunView run, List<TrialView> trials) {
    return trials.stream().mapToDouble(DECODE_TIME::of).sum()
        / trials.stream().mapToDouble(trial -> laterTokens(run, trial)).sum();
  }

  /** Returns ln of the baseline's over the strategy's. */
  public double logRatio(Pair pair) {
    return Math.log(of(pair.baseline()) / of(pair.strategy()));
  }
}
