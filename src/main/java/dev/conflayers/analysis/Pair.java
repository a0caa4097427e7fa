package dev.conflayers.analysis;

import dev.conflayers.result.Measurement;

/** The baseline's and a strategy's measurement of one prompt in one block, both successful. */
record Pair(Measurement baseline, Measurement strategy) {
  boolean equalWork() {
    return baseline.output().size() == strategy.output().size();
  }

  boolean timed() {
    return baseline.output().size() > 0 && strategy.output().size() > 0;
  }

  boolean decoded() {
    return baseline.output().size() > 1 && strategy.output().size() > 1;
  }

  String task() {
    return baseline.task();
  }

  String example() {
    return baseline.example();
  }

  int fork() {
    return baseline.fork();
  }

  /** Returns ln of the baseline's time per token over the strategy's. */
  double logRatio() {
    return Math.log(nanosPerToken(baseline) / nanosPerToken(strategy));
  }

  double decodeLogRatio() {
    return Math.log(decodeNanosPerToken(baseline) / decodeNanosPerToken(strategy));
  }

  static double nanosPerToken(Measurement measurement) {
    return (double) measurement.wallNanos() / measurement.output().size();
  }

  /** Returns the time after the first output token. */
  static double decodeNanos(Measurement measurement) {
    return measurement.timing().total() - measurement.timing().prefill();
  }

  /** Returns the time per output token after the first. */
  static double decodeNanosPerToken(Measurement measurement) {
    return decodeNanos(measurement) / (measurement.output().size() - 1);
  }
}
