package dev.conflayers.evidence;

import dev.conflayers.result.Measurement;
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
      2, m -> (double) (m.timing().total() - m.timing().prefill()) / (m.output().size() - 1));

  private final int tokens;
  private final ToDoubleFunction<Measurement> definition;

  Quantity(int tokens, ToDoubleFunction<Measurement> definition) {
    this.tokens = tokens;
    this.definition = definition;
  }

  /** Returns whether the trial counts and has the tokens that the quantity is about. */
  public boolean has(Measurement trial) {
    return TrialValidity.of(trial).timed() && trial.output().size() >= tokens;
  }

  /** Returns whether it splits a time into prefill and decoding, which not every run tells. */
  public boolean ofPhases() {
    return this == FIRST_TOKEN || this == DECODE_TIME || this == DECODE_PACE;
  }

  /** Returns whether both trials have it. */
  public boolean has(Pair pair) {
    return has(pair.baseline()) && has(pair.strategy());
  }

  /** Returns its value, which means something only where the trial {@linkplain #has has} it. */
  public double of(Measurement trial) {
    return definition.applyAsDouble(trial);
  }

  /** Returns ln of the baseline's over the strategy's. */
  public double logRatio(Pair pair) {
    return Math.log(of(pair.baseline()) / of(pair.strategy()));
  }
}
