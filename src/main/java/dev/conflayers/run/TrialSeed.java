package dev.conflayers.run;

import dev.conflayers.suite.plan.Trial;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The seed of everything a trial leaves to chance: a function of the run's seed, the prompt and the
 * repetition, whoever decodes and in whichever fork. Methods share it, so that full depth decoded
 * twice says the same twice, and forks repeat the work of one another.
 */
final class TrialSeed {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private TrialSeed() {}

  static long of(long runSeed, Trial trial) {
    String what =
        trial.prompt().task() + "\n" + trial.prompt().example() + "\n" + trial.repetition();
    long hash = FNV_OFFSET;
    for (byte b : what.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return new SplittableRandom(runSeed ^ hash).nextLong();
  }
}
