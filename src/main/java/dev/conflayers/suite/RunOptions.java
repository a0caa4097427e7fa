package dev.conflayers.suite;

import dev.conflayers.base.Check;
import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.suite.declared.StopRule;

/**
 * How a suite is run.
 *
 * @param seed order of blocks and of the strategies within them
 * @param forks how many JVMs measure the suite one after the other; each is a replicate
 * @param warmUp how many prompts every strategy decodes before measuring
 * @param searchPrompts prompts of the tune split of each task that steady strategies search on
 *     before measuring
 * @param sameTwice in which blocks full depth decodes once more, as a control of the measurement
 * @param repetitions how often each prompt is decoded by each strategy in one fork
 * @param stopRule when a generation ends before its most new tokens
 * @param trialTimeoutSeconds a trial that takes longer is given up and recorded as a timeout
 * @param mode what is measured for; a suite that does not say measures for times and texts
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
  /** The key that a suite may leave out. */
  static final String MODE = "mode";

  public RunOptions {
    Check.that(seed >= 0, "seed", "must not be negative, got " + seed);
    Check.within("forks", forks, 1, 100);
    Check.within("search-prompts", searchPrompts, 0, 10_000);
    Check.within("repetitions", repetitions, 1, 1000);
    Check.within("trial-timeout-seconds", trialTimeoutSeconds, 1, 86_400);
  }

  /** Options of a suite that is measured for times and texts. */
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

  /** Returns in which blocks full depth decodes once more; in none where times do not count. */
  public ControlSchedule control() {
    return mode.times() ? sameTwice : ControlSchedule.NEVER;
  }

  /** Returns how many prompts are planned to warm up on at most; none where times do not count. */
  public int warmUpPrompts() {
    return mode.times() ? warmUp.most() : 0;
  }
}
