package dev.conflayers.suite;

import dev.conflayers.base.Check;
import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.suite.declared.StopRule;

/**
 * Options of running a suite.
 *
 * @param seed seed of the order of blocks and of the strategies within them
 * @param forks number of JVMs that measure the suite one after the other; each is a replicate
 * @param warmUp number of prompts that every strategy decodes before measuring
 * @param searchPrompts prompts of the tune split of each task that steady strategies search on
 *     before measuring
 * @param sameTwice blocks in which full depth decodes a second time, as an A/A control
 * @param repetitions number of times each strategy decodes each prompt in one fork
 * @param stopRule when a generation ends before the limit of new tokens
 * @param trialTimeoutSeconds a trial that takes longer is aborted and recorded as a timeout
 * @param mode purpose of the measurement; times and texts by default
 */
public record RunOptions(
    long seed,
    int forks,
    WarmUp warmUp,
    int searchPrompts,
    ControlSchedule sameTwice,
    int repetitions,
    StopRule stopRule,
    int trialTimeoutSeconds,
    MeasuringMode mode) {
  /** The optional key. */
  static final String MODE = "mode";

  public RunOptions {
    Check.that(seed >= 0, "seed", "must not be negative, got " + seed);
    Check.within("forks", forks, 1, 100);
    Check.within("search-prompts", searchPrompts, 0, 10_000);
    Check.within("repetitions", repetitions, 1, 1000);
    Check.within("trial-timeout-seconds", trialTimeoutSeconds, 1, 86_400);
  }

  /** Makes the options of a suite that measures times and texts. */
  public RunOptions(
      long seed,
      int forks,
      WarmUp warmUp,
      int searchPrompts,
      ControlSchedule sameTwice,
      int repetitions,
      StopRule stopRule,
      int trialTimeoutSeconds) {
    this(
        seed,
        forks,
        warmUp,
        searchPrompts,
        sameTwice,
        repetitions,
        stopRule,
        trialTimeoutSeconds,
        MeasuringMode.BOTH);
  }

  /** Returns the blocks in which full depth decodes a second time; none if times do not count. */
  public ControlSchedule control() {
    return mode.times() ? sameTwice : ControlSchedule.NEVER;
  }

  /** Returns the largest planned number of warm-up prompts; 0 if times do not count. */
  public int warmUpPrompts() {
    return mode.times() ? warmUp.most() : 0;
  }
}
