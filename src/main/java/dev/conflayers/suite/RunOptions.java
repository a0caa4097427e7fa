package dev.conflayers.suite;

/**
 * How a suite is run.
 *
 * @param seed order of blocks and of the strategies within them
 * @param warmupPrompts prompts every strategy decodes, unrecorded in the results, before measuring
 * @param repetitions how often each prompt is decoded by each strategy
 * @param stopRule when a generation ends before its most new tokens
 * @param trialTimeoutSeconds a trial that takes longer is given up and recorded as a timeout
 */
public record RunOptions(
    long seed, int warmupPrompts, int repetitions, StopRule stopRule, int trialTimeoutSeconds) {
  public RunOptions {
    Check.that(seed >= 0, "seed must not be negative, got " + seed);
    Check.within("warmup-prompts", warmupPrompts, 0, 1000);
    Check.within("repetitions", repetitions, 1, 1000);
    Check.within("trial-timeout-seconds", trialTimeoutSeconds, 1, 86_400);
  }
}
