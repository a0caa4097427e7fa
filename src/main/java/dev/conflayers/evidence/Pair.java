package dev.conflayers.evidence;

/**
 * The baseline's and a strategy's measurement of one prompt in one block, both successful.
 *
 * @param template that the prompt was made from; empty if unknown
 */
public record Pair(TrialView baseline, TrialView strategy, String template) {
  /** Makes a pair whose prompt has no known template. */
  public Pair(TrialView baseline, TrialView strategy) {
    this(baseline, strategy, "");
  }

  /** Returns whether both outputs have the same number of tokens. */
  public boolean equalWork() {
    return baseline.output().size() == strategy.output().size();
  }

  /** Returns whether both have a time per token. */
  public boolean timed() {
    return Quantity.PACE.has(this);
  }

  /** Returns whether both have a time per token after the first. */
  public boolean decoded() {
    return Quantity.DECODE_PACE.has(this);
  }

  public String task() {
    return baseline.task();
  }

  public String example() {
    return baseline.example();
  }

  public int fork() {
    return baseline.fork();
  }

  /** Returns ln of the baseline's time per token divided by the strategy's. */
  public double logRatio() {
    return Quantity.PACE.logRatio(this);
  }

  /** Returns ln of the baseline's time per token after the first divided by the strategy's. */
  public double decodeLogRatio() {
    return Quantity.DECODE_PACE.logRatio(this);
  }

  /** Returns the nanoseconds that the strategy saved; negative if it was slower. */
  public double savedNanos() {
    return Quantity.WALL.of(baseline) - Quantity.WALL.of(strategy);
  }
}
