package dev.conflayers.evidence;

import dev.conflayers.result.Measurement;

/** The baseline's and a strategy's measurement of one prompt in one block, both successful. */
public record Pair(Measurement baseline, Measurement strategy) {
  public boolean equalWork() {
    return baseline.output().size() == strategy.output().size();
  }

  public boolean timed() {
    return baseline.output().size() > 0 && strategy.output().size() > 0;
  }

  public boolean decoded() {
    return baseline.output().size() > 1 && strategy.output().size() > 1;
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

  /** Returns ln of the baseline's time per token over the strategy's. */
  public double logRatio() {
    return Math.log(nanosPerToken(baseline) / nanosPerToken(strategy));
  }

  public double decodeLogRatio() {
    return Math.log(decodeNanosPerToken(baseline) / decodeNanosPerToken(strategy));
  }

  public static double nanosPerToken(Measurement measurement) {
    return (double) measurement.wallNanos() / measurement.output().size();
  }

  /** Returns the time after the first output token. */
  public static double decodeNanos(Measurement measurement) {
    return measurement.timing().total() - measurement.timing().prefill();
  }

  /** Returns the time per output token after the first. */
  public static double decodeNanosPerToken(Measurement measurement) {
    return decodeNanos(measurement) / (measurement.output().size() - 1);
  }
}
